package marigold.garden.gardener;

import java.time.Instant;
import java.util.Optional;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.garden.guide.Guides;
import marigold.garden.guide.Guides.PublishedGuide;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.request.JsonFields;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The guides that a gardener keeps as favourites.
@RestController
final class FavouriteGuideApi {
    private static final int NAME_MAX = 255;
    private static final int CATEGORY_MAX = 100;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Gardeners gardeners;
    private final Guides guides;

    FavouriteGuideApi(Writes writes, Commands commands, Ids ids, Gardeners gardeners, Guides guides) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.gardeners = gardeners;
        this.guides = guides;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Favourite(
            long id, String guideName, String category, String notes, String title, String path, Instant createdAt) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Removed(boolean success, String guideName, String message) {}

    @PostMapping("/api/v1/guides/favorites")
    ResponseEntity<byte[]> favourite(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        String email = GardenerForm.email(body);
        String name = body.text(1, NAME_MAX, "guide_name");
        Optional<String> category =
                body.optionalText(0, CATEGORY_MAX, "category").filter(text -> !text.isEmpty());
        String notes =
                body.optionalText(0, FavouritePlantApi.NOTES_MAX, "notes").orElse("");
        body.done();
        session.own(email);
        return writes.run(request, () -> {
                    long gardenerId = gardeners.require(session, email);
                    PublishedGuide guide = guides.require(name, category);
                    long favouriteId = ids.next(Ids.Of.FAVOURITE);
                    commands.send(
                            new FavouriteGuide(gardenerId, favouriteId, name, guide.category(), guide.title(), notes));
                    return Answer.created(new Favourite(
                            favouriteId,
                            name,
                            guide.category(),
                            notes.isEmpty() ? null : notes,
                            guide.title(),
                            guide.category() + "/" + name,
                            WriteUnit.now()));
                })
                .answer();
    }

    @DeleteMapping("/api/v1/guides/favorites/{guideName}")
    ResponseEntity<byte[]> remove(
            GardenerSession session, @PathVariable String guideName, @RequestParam String email, WriteRequest request) {
        session.own(email);
        return writes.run(request, () -> {
                    commands.send(new UnfavouriteGuide(gardeners.require(session, email), guideName));
                    return Answer.ok(new Removed(true, guideName, "Guide removed from favorites"));
                })
                .answer();
    }
}
