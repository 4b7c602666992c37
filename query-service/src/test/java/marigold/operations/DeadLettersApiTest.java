package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("An operator with an event that a read model cannot take")
class DeadLettersApiTest extends QueryServiceTest {
    private static final String LETTERS = "/ops/v1/dead-letters";

    @AfterEach
    void take() {
        DATABASE.jdbc()
                .sql("alter table read.catalog_items drop constraint if exists no_poison")
                .update();
    }

    @Test
    @DisplayName("finds it, sees what it would do, mends the cause and tries again; everybody else goes on meanwhile")
    void wholeLife() {
        DATABASE.jdbc()
                .sql("alter table read.catalog_items add constraint no_poison check (name <> 'Poison')")
                .update();
        Market market = newMarket();
        Market other = newMarket();
        long poisoned =
                append(market.vendor(), new CatalogItemAdded(market.vendorId(), market.id(31), "A", "Poison", 4_500));
        // In one batch with the new name the old one would never reach the table.
        await().until(() -> get(master(), LETTERS).json().size() == 1);
        append(new CatalogItemRenamed(market.vendorId(), market.id(31), "Rose"));
        long last = append(
                new CatalogItemAdded(market.vendorId(), market.id(32), "B", "Lily", 4_500),
                other.vendor(),
                new CatalogItemAdded(other.vendorId(), other.id(33), "C", "Tulip", 4_500));
        assertThat(seen(market, last, "/api/catalog/").toString())
                .contains("Lily")
                .doesNotContain("Poison", "Rose");
        assertThat(seen(other, last, "/api/catalog/").toString()).contains("Tulip");

        JsonNode group = get(master(), LETTERS + "/groups").json().get(0);
        assertThat(group.get("readModel").asString()).isEqualTo("catalog_items");
        assertThat(group.get("events").asInt()).isEqualTo(1);
        assertThat(group.get("waiting").asInt()).isEqualTo(1);
        assertThat(get(master(), LETTERS + "?projection=catalog_items").json()).hasSize(2);
        String letter = LETTERS + "/catalog_items/" + poisoned;
        assertThat(get(master(), letter).body()).contains("***").doesNotContain("\"Poison\"");
        assertThat(get(master(), letter + "?payload=true").body()).contains("\"Poison\"");
        assertThat(get(master(), letter + "/diff").json().get("failure").asString())
                .contains("no_poison");

        take();
        assertThat(get(master(), letter + "/diff").json().get("changes").toString())
                .contains("Poison");
        JsonNode retried = postAs(master(), LETTERS + "/catalog_items/retry", "{\"reason\": \"mended\"}")
                .json();
        assertThat(retried.get("applied").asInt()).as(retried.toString()).isEqualTo(2);
        assertThat(get(admin(market), "/api/catalog/").body()).contains("Rose").doesNotContain("Poison");
        assertThat(get(master(), LETTERS).json()).isEmpty();
        assertThat(get(master(), letter).status()).isEqualTo(404);
        assertThat(get(master(), "/ops/v1/actions").json().get(0).get("action").asString())
                .isEqualTo("retry");
    }

    @Test
    @DisplayName("is the platform's admin, and names a reason")
    void refused() {
        assertThat(get("", LETTERS).status()).isEqualTo(401);
        assertThat(postAs(master(), LETTERS + "/entries/retry", "{}").status()).isEqualTo(422);
        assertThat(postAs(master(), LETTERS + "/nothing/retry", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(postAs(master(), LETTERS + "/entries/1/discard", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(get(master(), LETTERS + "?projection=nothing").status()).isEqualTo(404);
    }
}
