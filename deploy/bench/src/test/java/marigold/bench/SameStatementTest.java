package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The peer's statements are copies: the product keeps its own to itself.
@DisplayName("The statement that pgbench runs")
class SameStatementTest {
    private static final Path MARKET = Path.of("../../query-service/src/main/java/marigold/market");

    @Test
    @DisplayName("is the one of the transactions list")
    void uncachedList() throws IOException {
        var source = words(Files.readString(MARKET.resolve("entries/EntriesQueries.java")));
        var list = between(source, "NEWEST_VALUES = \"\"\" ", " \"\"\"");
        var conditions = between(source, "OF_FARMER = \"\"\" ", " \"\"\"");

        assertThat(words(Resource.text("uncached-list.sql"))).isEqualTo(list.replace("%s", conditions));
    }

    @Test
    @DisplayName("is the one of the daily sales")
    void dailySales() throws IOException {
        var source = words(Files.readString(MARKET.resolve("reports/DailySalesReport.java")));

        assertThat(statements("daily-sales.sql"))
                .containsExactly(between(source, "jdbc.sql(\"\"\" ", " \"\"\"").replace("%s", ""));
    }

    @Test
    @DisplayName("is each of the group patti's two")
    void groupPatti() throws IOException {
        var group = words(Files.readString(MARKET.resolve("reports/GroupPattiReport.java")));
        var slips = words(Files.readString(MARKET.resolve("reports/Slips.java")));
        var rate = words(Files.readString(MARKET.resolve("reports/CommissionRate.java")));
        var statement = between(slips, "jdbc.sql(\"\"\" ", " \"\"\"");

        assertThat(statements("group-patti.sql"))
                .containsExactly(
                        between(group, "jdbc.sql(\"", "\"").replace(":groupId", ":id"),
                        statement
                                .replaceFirst("%s", between(rate, "COLUMN = \"\"\" ", "\\ \"\"\""))
                                .replaceFirst("%s", "")
                                .replaceFirst(
                                        "%s",
                                        "farmer.group_id" + between(slips, "return find(\"farmer.group_id", "\"")));
    }

    private static List<String> statements(String resource) {
        return Stream.of(Resource.text(resource).split(";"))
                .map(SameStatementTest::words)
                .filter(statement -> !statement.isEmpty())
                .toList();
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
