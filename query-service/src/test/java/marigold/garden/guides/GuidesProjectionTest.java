package marigold.garden.guides;

import static marigold.garden.guides.GuidesProjection.CATEGORIES;
import static marigold.garden.guides.GuidesProjection.GUIDES;
import static marigold.projection.ProjectionSpec.at;

import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.garden.guides.GuidesProjection.Category;
import marigold.garden.guides.GuidesProjection.Guide;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guides")
class GuidesProjectionTest {
    private final ProjectionSpec<?> guides = ProjectionSpec.of(new GuidesProjection());

    @Test
    @DisplayName("are those that were published and not withdrawn, as they were last revised")
    void rows() {
        guides.given(
                        new GuidePublished(1, "Craft", "dry.md", "Drying", "In the SHADE"),
                        new GuidePublished(2, "Craft", "weave.md", "Weaving", "Willow"),
                        new GuideRevised(1, "Craft", "dry.md", "Dry flowers", "In the dark"),
                        new GuidePublished(3, "herbs", "pot.md", "Pots", "Mint"),
                        new GuideWithdrawn(2, "Craft", "weave.md"))
                .thenRows(
                        GUIDES,
                        new Guide(
                                "Craft",
                                "dry.md",
                                "Dry flowers",
                                "In the dark",
                                "craft\ndry flowers\nin the dark",
                                at(1),
                                at(3)),
                        new Guide("herbs", "pot.md", "Pots", "Mint", "herbs\npots\nmint", at(4), at(4)))
                .thenRows(CATEGORIES, new Category("Craft", 1), new Category("herbs", 1));
    }

    @Test
    @DisplayName("may come again after they were withdrawn, and leave no empty category")
    void again() {
        guides.given(
                        new GuidePublished(1, "Craft", "dry.md", "Drying", "One"),
                        new GuideWithdrawn(1, "Craft", "dry.md"),
                        new GuidePublished(2, "herbs", "pot.md", "Pots", "Mint"),
                        new GuideWithdrawn(2, "herbs", "pot.md"),
                        new GuidePublished(3, "herbs", "pot.md", "Pots", "Thyme"))
                .thenRows(GUIDES, new Guide("herbs", "pot.md", "Pots", "Thyme", "herbs\npots\nthyme", at(5), at(5)))
                .thenRows(CATEGORIES, new Category("herbs", 1));
    }
}
