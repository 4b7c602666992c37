package marigold.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The service")
class HealthApiTest extends QueryServiceTest {
    @Test
    @DisplayName("lives, and is ready once every read model has caught up")
    void ready() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/farmers");
        assertThat(get("", "/health").body()).isEqualTo("{\"status\":\"ok\",\"service\":\"marigold\"}");
        await().until(() -> get("", "/ready").status() == 200);
        var projections = get("", "/ready").json().get("checks").get("projections");
        assertThat(projections
                        .valueStream()
                        .map(projection -> projection.get("name").asString()))
                .contains("entries", "farmer_directory", "vendor_directory");
        assertThat(projections
                        .valueStream()
                        .map(projection -> projection.get("state").asString()))
                .containsOnly("running");
    }

    @Test
    @DisplayName("stays ready, and says which read model is stuck, when one cannot go on after it has caught up")
    void stuck() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/farmers");
        await().until(() -> get("", "/ready").status() == 200);
        DATABASE.jdbc().sql("alter table read.catalog_items rename to moved").update();
        try {
            append(new CatalogItemAdded(market.vendorId(), market.id(31), "R", "Rose", 4_500));
            await().until(() -> state("catalog_items").equals("stuck"));
            assertThat(get("", "/ready").status()).isEqualTo(200);
        } finally {
            DATABASE.jdbc()
                    .sql("alter table read.moved rename to catalog_items")
                    .update();
        }
        await().until(() -> state("catalog_items").equals("running"));
    }

    private String state(String readModel) {
        return get("", "/ready")
                .json()
                .get("checks")
                .get("projections")
                .valueStream()
                .filter(projection -> projection.get("name").asString().equals(readModel))
                .map(projection -> projection.get("state").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("says at its root who it is, and whether its database answers")
    void root() {
        assertThat(get("", "/").json().get("service").asString()).isEqualTo("marigold");
        assertThat(get("", "/").json().get("version").asString()).isNotEmpty();
        assertThat(get("", "/health/database").body()).isEqualTo("{\"status\":\"ok\",\"service\":\"marigold\"}");
    }
}
