package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

@DisplayName("A scraper of the metrics")
class MetricsTest extends QueryServiceTest {
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");
    private static final Set<String> OURS =
            Set.of("projection", "tables", "state", "event_type", "outcome", "check", "cache", "result", "query", "le");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalManagementPort
    private int port;

    private Market market;

    @BeforeEach
    void market() {
        market = newMarket();
        long position = append(market.everything());
        seen(market, position, "/api/entries");
        seen(market, position, "/api/farmers/");
    }

    @Test
    @DisplayName("finds every name that operators are promised")
    void names() throws Exception {
        String scraped = scrape();
        for (String series : List.of(
                "marigold_projection_position{projection=\"entries\"}",
                "marigold_eventstore_head_position ",
                "marigold_projection_lag_events{projection=\"entries\"}",
                "marigold_projection_lag_seconds{projection=\"entries\"}",
                "marigold_projection_events_applied_total{event_type=\"market.entry-recorded\",projection=\"entries\"}",
                "marigold_projection_apply_seconds_bucket{projection=\"entries\",le=",
                "marigold_projection_state{projection=\"entries\",state=\"running\"} 1.0",
                "marigold_projection_state{projection=\"entries\",state=\"stuck\"} 0.0",
                "marigold_projection_progress_ratio{projection=\"entries\",tables=\"live\"}",
                "marigold_projection_progress_ratio{projection=\"entries\",tables=\"aside\"} NaN",
                "marigold_projection_eta_seconds{projection=\"entries\",tables=\"live\"}",
                "marigold_projection_heartbeat_timestamp_seconds{projection=\"entries\"}",
                "marigold_projection_dead_letters{projection=\"entries\"}",
                "marigold_projection_oldest_dead_letter_seconds{projection=\"entries\"}",
                "marigold_eventstore_horizon_lag_events ",
                "marigold_eventstore_append_seconds_count ",
                "marigold_eventstore_conflicts_total ",
                "marigold_readmodel_wait_seconds_count{outcome=\"applied\"}",
                "marigold_cache_requests_total{cache=\"answers\",result=\"hit\"}",
                "marigold_query_seconds_count{query=\"entries.FindEntries\"}",
                "jvm_memory_used_bytes",
                "hikaricp_connections_active",
                "http_server_requests_seconds_count")) {
            assertThat(scraped).contains("\n" + series);
        }
    }

    @Test
    @DisplayName("sees the values move with events, waits and queries")
    void values() throws Exception {
        String applied =
                "marigold_projection_events_applied_total{event_type=\"market.farmer-group-opened\",projection=\"farmer_groups\"}";
        String waits = "marigold_readmodel_wait_seconds_count{outcome=\"applied\"}";
        String hits = "marigold_cache_requests_total{cache=\"answers\",result=\"hit\"}";
        String before = scrape();
        Market other = newMarket();
        long position = append(other.everything());
        seen(other, position, "/api/farmer-groups/");
        seen(other, position, "/api/farmer-groups/");
        // What one scrape has asked the database is told for a second.
        await().until(() -> value(scrape(), "marigold_projection_position{projection=\"farmer_groups\"}") >= position);
        String after = scrape();
        assertThat(value(after, applied)).isEqualTo(value(before, applied) + 2);
        assertThat(value(after, waits)).isEqualTo(value(before, waits) + 2);
        assertThat(value(after, hits)).isGreaterThan(value(before, hits));
        assertThat(value(after, "marigold_eventstore_head_position")).isGreaterThanOrEqualTo(position);
        assertThat(value(after, "marigold_projection_lag_seconds{projection=\"farmer_groups\"}"))
                .isZero();
    }

    @Test
    @DisplayName("sees a heartbeat also while nothing happens")
    void heartbeat() throws Exception {
        String heartbeat = "marigold_projection_heartbeat_timestamp_seconds{projection=\"entries\"}";
        double first = value(scrape(), heartbeat);
        assertThat(first).isBetween(System.currentTimeMillis() / 1_000.0 - 20, System.currentTimeMillis() / 1_000.0);
        await().atMost(Duration.ofSeconds(20)).until(() -> value(scrape(), heartbeat) > first);
    }

    @Test
    @DisplayName("sees how old the oldest event is that a read model has not applied")
    void lag() throws Exception {
        DATABASE.jdbc()
                .sql("alter table read.catalog_items add constraint no_poison check (name <> 'Poison')")
                .update();
        try {
            append(market.vendor(), new CatalogItemAdded(market.vendorId(), market.id(31), "A", "Poison", 4_500));
            String letters = "marigold_projection_dead_letters{projection=\"catalog_items\"}";
            await().until(() -> value(scrape(), letters) == 1);
            await().until(() ->
                    value(scrape(), "marigold_projection_oldest_dead_letter_seconds{projection=\"catalog_items\"}")
                            > 0);
        } finally {
            DATABASE.jdbc()
                    .sql("alter table read.catalog_items drop constraint no_poison")
                    .update();
            postAs(master(), "/ops/v1/dead-letters/catalog_items/retry", "{\"reason\": \"mended\"}");
        }
    }

    @Test
    @DisplayName("finds no label of ours that could name a tenant or an id, and few values of each")
    void labels() throws Exception {
        Set<String> values = Arrays.stream(scrape().split("\n"))
                .filter(line -> line.startsWith("marigold_"))
                .peek(line -> assertThat(names(line)).as(line).isSubsetOf(OURS))
                .flatMap(line -> LABEL.matcher(line)
                        .results()
                        .filter(label -> !label.group(1).equals("le"))
                        .map(label -> label.group(2)))
                .collect(Collectors.toSet());
        assertThat(values).hasSizeLessThan(300).noneMatch(value -> value.matches(".*[0-9@].*"));
    }

    @Test
    @DisplayName("is not served at the port of the users")
    void notThere() {
        assertThat(get("", "/actuator/prometheus").status()).isEqualTo(401);
        assertThat(get(admin(market), "/actuator/prometheus").status()).isEqualTo(404);
    }

    private static Set<String> names(String line) {
        return LABEL.matcher(line).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    private static double value(String scraped, String series) {
        Matcher line = Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scraped);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private String scrape() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
