package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A database URL")
class DatabaseAddressTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ravi:p%40ss+1@db.example:6432/market?sslmode=require",
                "postgres://ravi:p%40ss+1@db.example:6432/market?sslmode=require",
                "jdbc:postgresql://db.example:6432/market?user=ravi&password=p%40ss%2B1&sslmode=require",
            })
    @DisplayName("is read in the form of psql and in that of JDBC")
    void forms(String text) {
        assertThat(DatabaseAddress.parse(text, NO_ENVIRONMENT))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:6432/market?sslmode=require", "ravi", "p@ss+1"));
    }

    @Test
    @DisplayName("without a user takes the one of the environment")
    void environment() {
        assertThat(DatabaseAddress.parse(
                        "postgresql://db.example/market",
                        Map.of("MARIGOLD_DATABASE_USERNAME", "ravi", "MARIGOLD_DATABASE_PASSWORD", "secret")))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example/market", "ravi", "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"market", "postgresql:///market", "postgresql://db.example", "http://db.example/market", "a b"})
    @DisplayName("of another form is refused")
    void refused(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text, NO_ENVIRONMENT))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The database URL must look like postgresql://USER:PASSWORD@HOST:PORT/DATABASE.");
    }

    @Test
    @DisplayName("comes out as it went in, for psql")
    void uri() {
        assertThat(new DatabaseAddress("jdbc:postgresql://127.0.0.1:5432/marigold", "marigold", "a b@c").toUri())
                .isEqualTo("postgresql://marigold:a%20b%40c@127.0.0.1:5432/marigold");
    }
}
