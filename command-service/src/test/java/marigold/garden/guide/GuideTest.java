package marigold.garden.guide;

import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A guide")
class GuideTest {
    private static final GuidePublished PUBLISHED = new GuidePublished(7, "Craft", "dry.md", "Drying", "# Drying");
    private static final GuideWithdrawn WITHDRAWN = new GuideWithdrawn(7, "Craft", "dry.md");

    private final FixtureConfiguration<Guide> guide = new AggregateTestFixture<>(Guide.class);

    @Test
    @DisplayName("is published for all")
    void published() {
        guide.givenNoPriorActivity()
                .when(new PublishGuide(7, "Craft", "dry.md", "Drying", "# Drying"))
                .expectEvents(PUBLISHED);
    }

    @Test
    @DisplayName("is revised when its title or its text is another, and is no news when both are the same")
    void revised() {
        guide.given(PUBLISHED)
                .when(new ReviseGuide(7, "Drying", "# Drying"))
                .expectNoEvents()
                .expectResultMessagePayload(false);
        guide.given(PUBLISHED)
                .when(new ReviseGuide(7, "Drying", "# Dry\n"))
                .expectEvents(new GuideRevised(7, "Craft", "dry.md", "Drying", "# Dry\n"))
                .expectResultMessagePayload(true);
        guide.given(PUBLISHED, new GuideRevised(7, "Craft", "dry.md", "Dried", "# Dry\n"))
                .when(new ReviseGuide(7, "Drying", "# Dry\n"))
                .expectEvents(new GuideRevised(7, "Craft", "dry.md", "Drying", "# Dry\n"));
    }

    @Test
    @DisplayName("is withdrawn once, and for ever")
    void withdrawn() {
        guide.given(PUBLISHED).when(new WithdrawGuide(7)).expectEvents(WITHDRAWN);
        guide.given(PUBLISHED, WITHDRAWN).when(new WithdrawGuide(7)).expectException(Unknown.class);
        guide.given(PUBLISHED, WITHDRAWN)
                .when(new ReviseGuide(7, "Drying", "# Dry\n"))
                .expectException(Unknown.class)
                .expectNoEvents();
    }
}
