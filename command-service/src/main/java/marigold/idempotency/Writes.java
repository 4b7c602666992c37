package marigold.idempotency;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import marigold.command.WriteUnit;
import marigold.eventstore.PostgresEventStorageEngine;
import marigold.web.RequestId;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Runs every request that changes something: events, reserved names and the stored answer in one
/// transaction.
///
/// An action looks things up, sends its commands and changes its rows, and is run again from its start when
/// another request was faster: so it must not keep anything from an earlier run. Commands join the root unit
/// of work that is started here, hence whatever waits for a commit waits for the real one.
@Component
public final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    /// After five tries in about a second the caller knows better than we do whether to go on.
    private static final int TRIES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private final TransactionManager transactions;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Fingerprints fingerprints;
    private final JsonMapper json;
    private final Clock clock;

    Writes(
            TransactionManager commandTransactions,
            EntityManager entities,
            JdbcClient jdbc,
            Fingerprints fingerprints,
            Clock clock) {
        this.transactions = commandTransactions;
        this.entities = entities;
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
        this.json = JsonMapper.builder().build();
        this.clock = clock;
    }

    /// Runs the action once, or answers as the first request with the same key was answered. A refusal rolls
    /// everything back and is not stored.
    public Written run(WriteRequest request, Supplier<Answer> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, action);
            } catch (RuntimeException failure) {
                if (!Conflicts.isOne(failure)) throw failure;
                LOG.debug("Try {} of {} {} met another write.", attempt, request.method(), request.target(), failure);
                if (attempt == TRIES) throw new WriteConflict();
                pause(attempt);
            }
        }
    }

    private Written attempt(WriteRequest request, Supplier<Answer> action) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        new WriteUnit(request.actor(), RequestId.current(), now).attach(unit);
        Written[] written = new Written[1];
        try {
            Optional<StoredAnswer> earlier = request.key().flatMap(key -> earlierAnswer(request, key));
            if (earlier.isPresent()) {
                written[0] = replayed(request, earlier.get());
            } else {
                Answer answer = action.get();
                byte[] body = json.writeValueAsBytes(answer.body());
                entities.flush();
                unit.onPrepareCommit(_ -> written[0] = stored(request, answer.status(), body, now));
            }
        } catch (RuntimeException | Error failure) {
            unit.rollback(failure);
            throw failure;
        }
        unit.commit();
        return written[0];
    }

    /// Runs after the event bus's own handler, which appends the unit's events: commands have registered it
    /// while the action ran.
    private Written stored(WriteRequest request, int status, byte[] body, Instant now) {
        Optional<Long> position = PostgresEventStorageEngine.appendedPosition();
        request.key().ifPresent(key -> {
            entities.persist(new StoredAnswer(
                    storedUnder(request, key),
                    fingerprints.of(request),
                    status,
                    MediaType.APPLICATION_JSON_VALUE,
                    body,
                    position.orElse(null),
                    now));
            entities.flush();
        });
        return new Written(status, MediaType.APPLICATION_JSON_VALUE, body, position, false);
    }

    private Optional<StoredAnswer> earlierAnswer(WriteRequest request, String key) {
        StoredAnswer.Key storedUnder = storedUnder(request, key);
        // Two int keys: the space of one bigint key belongs to the event store's horizon.
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('marigold.idempotency'), hashtext(:key))")
                .param("key", "%d/%d/%s".formatted(storedUnder.vendorId(), storedUnder.userId(), key))
                .query(Boolean.class)
                .single();
        if (!mine) throw new IdempotencyKeyInUse();
        StoredAnswer earlier = entities.find(StoredAnswer.class, storedUnder);
        if (earlier != null && !Arrays.equals(earlier.fingerprint(), fingerprints.of(request))) {
            throw new IdempotencyKeyReused();
        }
        return Optional.ofNullable(earlier);
    }

    private static Written replayed(WriteRequest request, StoredAnswer answer) {
        return new Written(
                answer.status(),
                answer.contentType(),
                answer.body(),
                Optional.ofNullable(answer.position()),
                true,
                request.seen());
    }

    private static StoredAnswer.Key storedUnder(WriteRequest request, String key) {
        return new StoredAnswer.Key(request.actor().vendorId(), request.actor().userId(), key);
    }

    private static void pause(int attempt) {
        long longest = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new WriteConflict();
        }
    }
}
