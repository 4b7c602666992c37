package marigold.market.item;

import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An item of the price list")
class CatalogItemTest {
    private static final long VENDOR = 7;
    private static final long STRANGER = 8;
    private static final long ROSE = 5;
    private static final CatalogItemAdded ADDED = new CatalogItemAdded(VENDOR, ROSE, "R", "Rose", 45_00);

    private final FixtureConfiguration<CatalogItem> item = new AggregateTestFixture<>(CatalogItem.class);

    @Test
    @DisplayName("is added")
    void adds() {
        item.givenNoPriorActivity()
                .when(new AddCatalogItem(VENDOR, ROSE, "R", "Rose", 45_00))
                .expectEvents(ADDED);
    }

    @Test
    @DisplayName("is renamed and repriced, each for itself, and keeps its code")
    void changes() {
        item.given(ADDED)
                .when(new ChangeCatalogItem(VENDOR, ROSE, Optional.of("Red rose"), OptionalLong.of(50_00)))
                .expectEvents(
                        new CatalogItemRenamed(VENDOR, ROSE, "Red rose"), new CatalogItemRepriced(VENDOR, ROSE, 50_00))
                .expectResultMessagePayload(new CatalogItem.State("R", "Red rose", 50_00));
    }

    @Test
    @DisplayName("notes nothing when nothing changes")
    void unchanged() {
        item.given(ADDED)
                .when(new ChangeCatalogItem(VENDOR, ROSE, Optional.of("Rose"), OptionalLong.empty()))
                .expectNoEvents();
    }

    @Test
    @DisplayName("is withdrawn once, by its own vendor")
    void withdraws() {
        item.given(ADDED)
                .when(new WithdrawCatalogItem(VENDOR, ROSE))
                .expectEvents(new CatalogItemWithdrawn(VENDOR, ROSE));
        item.given(ADDED, new CatalogItemWithdrawn(VENDOR, ROSE))
                .when(new WithdrawCatalogItem(VENDOR, ROSE))
                .expectException(Unknown.class);
        item.given(ADDED)
                .when(new WithdrawCatalogItem(STRANGER, ROSE))
                .expectException(Unknown.class)
                .expectExceptionMessage("Item not found");
    }
}
