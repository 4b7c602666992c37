package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// An analyst with the demo's books, from the making of his login to its end: he asks the questions of
/// docs/analysts.md and takes a view away.
final class DemoAnalyst {
    private static final Path PAGE = Path.of("../../docs/analysts.md");
    private static final Pattern QUESTION =
            Pattern.compile("### ([0-9]+)\\. ([^\n]+)\n.*?```sql\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NAME = "demo_analyst";

    private final int port;
    private final Path folder;

    DemoAnalyst(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    void asks() throws Exception {
        var added = command("analyst", "add", NAME, "--all-vendors", "--reason", "ten questions");
        var password = after(added, "Password, told only now: ");
        var address = DatabaseAddress.parse(after(added, "Connect with: psql "), Map.of());
        try (var analyst = DriverManager.getConnection(address.jdbcUrl(), NAME, password)) {
            await().atMost(PATIENCE)
                    .until(() -> column(analyst, "select max(lag_events) from freshness"), List.of("0")::equals);
            for (String check : column(
                    analyst,
                    "select viewname from pg_views where schemaname = 'analytics' and viewname like 'check%'")) {
                assertThat(column(analyst, "select * from " + check)).as(check).isEmpty();
            }
            assertThat(column(analyst, "select (100 * sum(net_amount))::bigint from fct_entry"))
                    .isEqualTo(recordedPaise());
            answersEveryQuestion(analyst);
        }
        takesAway();
        assertThat(command("analyst", "list")).contains(NAME).contains("all vendors");
        command("analyst", "remove", NAME, "--reason", "all asked");
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), NAME, password))
                .isInstanceOf(SQLException.class);
    }

    private static void answersEveryQuestion(Connection analyst) throws IOException, SQLException {
        var questions = QUESTION.matcher(Files.readString(PAGE)).results().toList();
        assertThat(questions).hasSize(10);
        for (var question : questions) {
            assertThat(column(analyst, question.group(3))).as(question.group(2)).isNotEmpty();
        }
    }

    private void takesAway() throws Exception {
        var file = folder.resolve("entries.csv");
        command("export", "fct_entry", "--out", file.toString());
        var manifest = JsonMapper.shared().readTree(folder.resolve("entries.csv.manifest.json"));
        assertThat(manifest.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        assertThat(Files.readAllLines(file))
                .hasSize(manifest.get("rows").asInt() + 1)
                .hasSizeGreaterThan(500);
        assertThat(manifest.get("position").asLong()).isPositive();
        assertThat(command("export")).contains("fct_entry");
        run("export", "fct_entry", "--format", "parquet").refuses(2, """
            Exports are CSV. Other tools make Parquet of it, for example DuckDB with\
             "copy (from 'fct_entry.csv') to 'fct_entry.parquet'".\
            """);
    }

    /// What the events say, without any read table.
    private List<String> recordedPaise() throws IOException, SQLException {
        var url = Files.readString(folder.resolve("secrets/database-url")).strip();
        var address = DatabaseAddress.parse(url, Map.of());
        try (var owner = DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password())) {
            return column(owner, """
                select sum((payload -> 'line' ->> 'lineTotalPaise')::bigint) from events.event
                 where event_type = 'market.entry-recorded'
                """);
        }
    }

    private String command(String... words) {
        var run = run(words);
        int exitCode = run.awaitExit();
        assertThat(exitCode).as(run.output()).isZero();
        return run.output();
    }

    private Product run(String... words) {
        var all = Stream.concat(Stream.of(words), Stream.of("--url", "http://localhost:" + port))
                .toList();
        return Product.run(all, Map.of("MARIGOLD_DATA", folder.toString()));
    }

    private static String after(String output, String label) {
        return output.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) values.add(rows.getString(1));
        }
        return values;
    }
}
