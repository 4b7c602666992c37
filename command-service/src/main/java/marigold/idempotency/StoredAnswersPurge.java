package marigold.idempotency;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets the answers to requests that nobody repeats any more. Front ends repeat for minutes, and may for
/// 24 hours; answers are kept for twice that.
@Component
@EnableScheduling
final class StoredAnswersPurge {
    /// Rows of one statement: the locks of a longer one would be in the way of requests.
    private static final int ROWS_MAX = 5_000;

    private final JdbcClient jdbc;

    StoredAnswersPurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every process does it; whoever comes second finds nothing.
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void purge() {
        int purged;
        do {
            purged = jdbc.sql("""
                delete from events.stored_answer
                 where ctid = any (array(
                         select ctid
                           from events.stored_answer
                          where created_at < clock_timestamp() - interval '48 hours'
                          order by created_at
                          limit :max
                            for update skip locked))
                """).param("max", ROWS_MAX).update();
        } while (purged == ROWS_MAX);
    }
}
