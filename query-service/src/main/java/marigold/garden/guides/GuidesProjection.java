package marigold.garden.guides;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GuideEvent;
import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class GuidesProjection implements GardenReadModel {
    static final String NAME = "guides";

    record Guide(
            String category,
            String name,
            String title,
            String content,
            String searchText,
            Instant publishedAt,
            Instant revisedAt) {
        static Guide of(String category, String name, String title, String content, Instant publishedAt, Instant at) {
            String searchText = String.join("\n", category, title, content).toLowerCase(Locale.ROOT);
            return new Guide(category, name, title, content, searchText, publishedAt, at);
        }
    }

    record Category(String category, int guides) {}

    static final Table<Guide> GUIDES = Table.of("guides", Guide.class, "category", "name");
    static final Table<Category> CATEGORIES = Table.of("guides_category", Category.class, "category");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(GUIDES, CATEGORIES);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof GuideEvent guideEvent) evolve(rows, guideEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, GuideEvent event, Instant at) {
        switch (event) {
            case GuidePublished published -> {
                count(rows, published.category(), isKnown(rows, published.category(), published.name()) ? 0 : 1);
                rows.put(
                        GUIDES,
                        Guide.of(
                                published.category(),
                                published.name(),
                                published.title(),
                                published.content(),
                                at,
                                at));
            }
            case GuideRevised revised -> {
                Instant publishedAt = rows.find(GUIDES, Key.of(revised.category(), revised.name()))
                        .map(Guide::publishedAt)
                        .orElse(at);
                rows.put(
                        GUIDES,
                        Guide.of(
                                revised.category(),
                                revised.name(),
                                revised.title(),
                                revised.content(),
                                publishedAt,
                                at));
            }
            case GuideWithdrawn withdrawn -> {
                count(rows, withdrawn.category(), isKnown(rows, withdrawn.category(), withdrawn.name()) ? -1 : 0);
                rows.remove(GUIDES, Key.of(withdrawn.category(), withdrawn.name()));
            }
        }
    }

    private static boolean isKnown(Rows rows, String category, String name) {
        return rows.find(GUIDES, Key.of(category, name)).isPresent();
    }

    private static void count(Rows rows, String category, int more) {
        Key key = Key.of(category);
        int guides = rows.find(CATEGORIES, key).map(Category::guides).orElse(0) + more;
        if (guides > 0) {
            rows.put(CATEGORIES, new Category(category, guides));
        } else {
            rows.remove(CATEGORIES, key);
        }
    }
}
