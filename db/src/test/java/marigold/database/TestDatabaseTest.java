package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tests' database")
class TestDatabaseTest {
    @Test
    @DisplayName("is migrated, durable and nobody else's")
    void fresh() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            one.jdbc().sql("insert into read.watermark values (1, 'x', 1)").update();

            assertThat(other.jdbc()
                            .sql("select count(*) from read.watermark")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(one.jdbc().sql("show fsync").query(String.class).single())
                    .isEqualTo("on");
        }
    }
}
