package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.security.OperatorScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("An operator who looks at the event store")
class EventsApiTest extends QueryServiceTest {
    private static final String EVENTS = "/ops/v1/events";

    private Market market;
    private long first;
    private long last;

    @BeforeEach
    void events() {
        market = newMarket();
        first = append(market.vendor());
        append(new CatalogItemAdded(market.vendorId(), market.id(31), "R", "Rose", 4_500));
        last = append(new CatalogItemAdded(market.vendorId(), market.id(32), "L", "Lily", 4_500));
    }

    @Test
    @DisplayName("is shown the newest first, page by page")
    void newestFirst() {
        JsonNode page = get(master(), EVENTS + "?limit=2").json();
        assertThat(positions(page)).startsWith(last).hasSize(2).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(page.get("head").asLong()).isGreaterThanOrEqualTo(last);
        assertThat(page.get("more").asBoolean()).isTrue();
        JsonNode event = page.get("events").get(0);
        assertThat(event.get("eventType").asString()).isEqualTo("market.catalog-item-added");
        assertThat(event.get("tenant").asString()).isEqualTo("vendor-" + market.vendorId());
        assertThat(event.get("aggregateId").asString()).isEqualTo("test-" + market.vendorId());
        assertThat(event.get("sequenceNumber").asLong()).isEqualTo(2);
        JsonNode older = get(
                        master(), EVENTS + "?limit=2&before=" + page.get("next").asLong())
                .json();
        assertThat(positions(older)).startsWith(first).allMatch(position -> position < last);
    }

    @Test
    @DisplayName("follows from a position, and finds nothing more at the head")
    void follow() {
        JsonNode page = get(master(), EVENTS + "?after=" + (first - 1)).json();
        assertThat(positions(page)).startsWith(first).endsWith(last);
        assertThat(page.get("more").asBoolean()).isFalse();
        String next = EVENTS + "?after=" + page.get("next").asLong();
        assertThat(positions(get(master(), next).json())).isEmpty();
        long more = append(new CatalogItemAdded(market.vendorId(), market.id(33), "J", "Jasmine", 4_500));
        assertThat(positions(get(master(), next).json())).containsExactly(more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&after=0"})
    @DisplayName("finds the events of a type, of a stream or of a tenant, in either order")
    void filters(String order) {
        String tenant = EVENTS + "?tenant=vendor-" + market.vendorId() + order;
        assertThat(positions(get(master(), tenant).json())).containsExactlyInAnyOrder(first, last - 1, last);
        assertThat(positions(
                        get(master(), tenant + "&type=market.vendor-registered").json()))
                .containsExactly(first);
        String stream = EVENTS + "?aggregate=test-" + market.vendorId() + order;
        assertThat(positions(get(master(), stream + "&limit=1").json()))
                .containsExactly(order.isEmpty() ? last : first);
        assertThat(positions(get(master(), EVENTS + "?aggregate=nobody" + order).json()))
                .isEmpty();
        assertThat(positions(get(master(), EVENTS + "?tenant=gardener-987654321" + order)
                        .json()))
                .isEmpty();
    }

    @Test
    @DisplayName("sees what an event holds with its texts hidden, unless he says otherwise, which is written down")
    void show() {
        JsonNode masked = get(master(), EVENTS + "/" + last).json();
        assertThat(masked.get("payload").get("name").asString()).isEqualTo("***");
        assertThat(masked.get("payload").get("vendorId").asLong()).isEqualTo(market.vendorId());
        assertThat(masked.get("masked").asBoolean()).isTrue();
        assertThat(get(master(), "/ops/v1/actions").json().toString()).doesNotContain("event:" + last + "\"");

        JsonNode whole = get(master(), EVENTS + "/" + last + "?payload=true&reason=a%20doubt")
                .json();
        assertThat(whole.get("payload").get("name").asString()).isEqualTo("Lily");
        JsonNode action = get(master(), "/ops/v1/actions").json().get(0);
        assertThat(action.get("action").asString()).isEqualTo("show payload");
        assertThat(action.get("target").asString()).isEqualTo("event:" + last);
        assertThat(action.get("reason").asString()).isEqualTo("a doubt");
        assertThat(get(master(), EVENTS + "/999999999").status()).isEqualTo(404);

        String looks = operator(OperatorScope.READ);
        assertThat(get(looks, EVENTS + "/" + last).status()).isEqualTo(200);
        assertThat(get(looks, EVENTS + "/" + last + "?payload=true").status()).isEqualTo(403);
        assertThat(get(operator(OperatorScope.OPERATE), EVENTS + "/" + last + "?payload=true")
                        .body())
                .contains("Lily");
    }

    @Test
    @DisplayName("sees which open append keeps readers back, and is shown nothing beyond it")
    void horizon() throws Exception {
        assertThat(get(master(), EVENTS + "/horizon").json().get("head").asLong())
                .isGreaterThanOrEqualTo(last);
        try (Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(" + last + ")");
            long beyond = append(market.kmpOpened());
            JsonNode horizon = get(master(), EVENTS + "/horizon").json();
            assertThat(horizon.get("horizon").asLong()).isEqualTo(last);
            assertThat(horizon.get("head").asLong()).isEqualTo(last);
            assertThat(horizon.get("lagEvents").asLong()).isEqualTo(beyond - last);
            JsonNode open = horizon.get("openAppends").get(0);
            assertThat(open.get("after").asLong()).isEqualTo(last);
            assertThat(open.get("state").asString()).isEqualTo("idle in transaction");
            assertThat(open.get("secondsOpen").asDouble()).isNotNegative();
            assertThat(positions(get(master(), EVENTS + "?limit=1").json())).containsExactly(last);
            assertThat(positions(get(master(), EVENTS + "?after=" + last).json()))
                    .isEmpty();
            writer.rollback();
            assertThat(positions(get(master(), EVENTS + "?after=" + last).json()))
                    .containsExactly(beyond);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "tenant=7", "after=1&before=9", "after=x"})
    @DisplayName("is told what is wrong with what he asks")
    void refused(String question) {
        assertThat(get(master(), EVENTS + "?" + question).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("is the platform's admin, and nobody else")
    void onlyMaster() {
        for (String path : List.of("", "/horizon", "/" + last)) {
            assertThat(get("", EVENTS + path).status()).isEqualTo(401);
            assertThat(get(admin(market), EVENTS + path).status()).isIn(401, 403);
        }
    }

    private static List<Long> positions(JsonNode page) {
        return page.get("events")
                .valueStream()
                .map(event -> event.get("position").asLong())
                .toList();
    }
}
