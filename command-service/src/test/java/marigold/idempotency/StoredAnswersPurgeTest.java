package marigold.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import marigold.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers to repeated requests")
class StoredAnswersPurgeTest {
    private static final int MANY = 12_000;

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are forgotten when they are older than 48 hours, and not before")
    void purge() {
        database.jdbc().sql("""
            insert into events.stored_answer
                   (vendor_id, user_id, idempotency_key, fingerprint, status, content_type, body, created_at)
            select 1, 1, 'old-' || n, ''::bytea, 201, 'application/json', ''::bytea, now() - interval '48 hours 1 minute'
              from generate_series(1, :many) n
             union all
            select 1, 1, 'young', ''::bytea, 201, 'application/json', ''::bytea, now() - interval '47 hours 59 minutes'
            """).param("many", MANY).update();

        new StoredAnswersPurge(database.jdbc()).purge();

        assertThat(database.jdbc()
                        .sql("select idempotency_key from events.stored_answer")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }
}
