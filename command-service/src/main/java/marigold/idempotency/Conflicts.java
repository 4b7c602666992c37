package marigold.idempotency;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;

/// Tells failures that mean "another request was faster" from faults. Such a request is run again from its
/// start; then its look-ups see what the other one stored, and it succeeds or is refused by name.
final class Conflicts {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String RESTRICT_VIOLATION = "23001";

    private static final Set<String> STATES = Set.of(
            SERIALIZATION_FAILURE, DEADLOCK_DETECTED, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, RESTRICT_VIOLATION);

    private Conflicts() {}

    static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof LockAcquisitionFailedException
                    || cause instanceof OvertakenWrite
                    || cause instanceof SQLException sql && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
