package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The pool")
class DatabaseConfigurationTest {
    @Test
    @DisplayName("gives each statement a snapshot of its own, whatever the database's default is")
    void readCommitted() {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.jdbc().sql("""
                do $$ begin
                  execute format(
                    'alter database %I set default_transaction_isolation = "repeatable read"', current_database());
                end $$
                """).update();
            var settings = new DatabaseSettings(
                    database.url(), database.username(), "", 1, Duration.ofSeconds(10), Duration.ZERO);
            try (HikariDataSource pool = DatabaseConfiguration.pool(settings)) {
                assertThat(JdbcClient.create(pool)
                                .sql("show transaction_isolation")
                                .query(String.class)
                                .single())
                        .isEqualTo("read committed");
            }
        }
    }
}
