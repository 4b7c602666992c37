package marigold.garden.gardener;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.garden.catalogue.Plants;
import marigold.garden.catalogue.Plants.Plant;
import marigold.garden.gardener.SyncFavouritePlants.Candidate;
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

/// The plants that a gardener keeps as favourites.
@RestController
final class FavouritePlantApi {
    static final int NOTES_MAX = 2_000;

    /// Clients count priorities as they like, mostly to three or to ten.
    private static final int PRIORITY_MAX = 1_000;

    /// As many as one list answers with.
    private static final int SYNCED_MAX = 1_000;

    private static final String SYNCED = "Synced from another device";

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Gardeners gardeners;
    private final Plants plants;

    FavouritePlantApi(Writes writes, Commands commands, Ids ids, Gardeners gardeners, Plants plants) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.gardeners = gardeners;
        this.plants = plants;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Favourite(
            long id,
            long plantId,
            String plantName,
            String plantCategory,
            String notes,
            int priorityLevel,
            Instant createdAt) {
        private static final Comparator<Favourite> NEWEST_FIRST = Comparator.comparing(Favourite::createdAt)
                .thenComparing(Favourite::id)
                .reversed();

        /// @param addedAt of favourites from before this request
        static Favourite of(KeptPlant kept, Map<Long, Instant> addedAt) {
            return new Favourite(
                    kept.favouriteId(),
                    kept.plantId(),
                    kept.plantName(),
                    kept.plantCategory(),
                    kept.notes().isEmpty() ? null : kept.notes(),
                    kept.priority(),
                    addedAt.getOrDefault(kept.favouriteId(), WriteUnit.now()));
        }
    }

    record Removed(boolean success, String message) {}

    @PostMapping("/api/v1/favorites")
    ResponseEntity<byte[]> favourite(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        String email = GardenerForm.email(body);
        long plantId = body.id("plant_id");
        Optional<String> notes = body.optionalText(0, NOTES_MAX, "notes");
        OptionalInt priority = body.optionalCount(0, PRIORITY_MAX, "priority_level");
        body.done();
        session.own(email);
        return writes.run(request, () -> {
                    long gardenerId = gardeners.require(session, email);
                    Plant plant = plants.find(plantId);
                    Map<Long, Instant> addedAt = gardeners.favouritePlantsAddedAt(gardenerId);
                    KeptPlant kept = commands.send(new FavouritePlant(
                            gardenerId,
                            ids.next(Ids.Of.FAVOURITE),
                            plantId,
                            plant.name(),
                            plant.category(),
                            notes,
                            priority));
                    return Answer.ok(Favourite.of(kept, addedAt));
                })
                .answer();
    }

    @PostMapping("/api/v1/favorites/sync")
    ResponseEntity<byte[]> sync(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        String email = GardenerForm.email(body);
        List<Long> plantIds = body.numbers(SYNCED_MAX, "favorite_plant_ids");
        body.done();
        session.own(email);
        return writes.run(request, () -> {
                    long gardenerId = gardeners.require(session, email);
                    List<Candidate> candidates = plants.findAll(plantIds).stream()
                            .map(plant -> new Candidate(
                                    ids.next(Ids.Of.FAVOURITE), plant.plantId(), plant.name(), plant.category()))
                            .toList();
                    Map<Long, Instant> addedAt = gardeners.favouritePlantsAddedAt(gardenerId);
                    List<KeptPlant> kept = commands.send(new SyncFavouritePlants(gardenerId, candidates, SYNCED));
                    return Answer.ok(kept.stream()
                            .map(plant -> Favourite.of(plant, addedAt))
                            .sorted(Favourite.NEWEST_FIRST)
                            .toList());
                })
                .answer();
    }

    @DeleteMapping("/api/v1/favorites/{plantId}")
    ResponseEntity<byte[]> remove(
            GardenerSession session, @PathVariable long plantId, @RequestParam String email, WriteRequest request) {
        session.own(email);
        return writes.run(request, () -> {
                    commands.send(new UnfavouritePlant(gardeners.require(session, email), plantId));
                    return Answer.ok(new Removed(true, "Plant removed from favorites"));
                })
                .answer();
    }
}
