package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The peer's statements are copies: the product keeps its own to itself.
@DisplayName("The statement that pgbench runs")
class SameStatementTest {
    private static final Path QUERIES =
            Path.of("../../query-service/src/main/java/marigold/market/entries/EntriesQueries.java");

    @Test
    @DisplayName("is the one of the transactions list")
    void uncachedList() throws IOException {
        var source = words(Files.readString(QUERIES));
        var columns = between(source, "COLUMNS = \"\"\" ", " \"\"\";");
        var list = between(
                source, "StatementSpec newest(FindTransactions query) { return range(jdbc.sql(\"\"\" ", " \"\"\"");

        assertThat(words(Resource.text("uncached-list.sql"))).isEqualTo(list.replace("%s", columns));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        assertThat(from).as(start).isNotNegative();
        return text.substring(from + start.length(), text.indexOf(end, from + start.length()));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
