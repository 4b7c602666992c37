package marigold.garden.favourites;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import marigold.garden.favourites.FavouritesQueries.FindGuide;
import marigold.garden.favourites.FavouritesQueries.FindGuides;
import marigold.garden.favourites.FavouritesQueries.FindPlant;
import marigold.garden.favourites.FavouritesQueries.FindPlants;
import marigold.garden.gardeners.GardenerDirectory;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.reads.Query;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FavouritesApi {
    private static final int PAGE_SIZE = 50;
    private static final List<String> MODELS = List.of(GardenerDirectory.MODEL, FavouritesProjection.NAME);

    private final Answers answers;
    private final FavouritesQueries queries;
    private final GardenerDirectory gardeners;

    FavouritesApi(Answers answers, FavouritesQueries queries, GardenerDirectory gardeners) {
        this.answers = answers;
        this.queries = queries;
        this.gardeners = gardeners;
    }

    @GetMapping("/api/v1/favorites")
    ResponseEntity<byte[]> plants(Exchange exchange, GardenerSession session, @RequestParam String email) {
        return answer(
                exchange,
                session,
                email,
                (gardenerId, asked) -> new FindPlants(gardenerId, asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/v1/favorites/check/{plantId}")
    ResponseEntity<byte[]> plant(
            Exchange exchange, GardenerSession session, @RequestParam String email, @PathVariable long plantId) {
        return answer(exchange, session, email, (gardenerId, _) -> new FindPlant(gardenerId, plantId), queries::find);
    }

    @GetMapping("/api/v1/guides/favorites/user")
    ResponseEntity<byte[]> guides(Exchange exchange, GardenerSession session, @RequestParam String email) {
        return answer(
                exchange,
                session,
                email,
                (gardenerId, asked) -> new FindGuides(gardenerId, asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/v1/guides/favorites/check/{guideName}")
    ResponseEntity<byte[]> guide(
            Exchange exchange, GardenerSession session, @RequestParam String email, @PathVariable String guideName) {
        return answer(exchange, session, email, (gardenerId, _) -> new FindGuide(gardenerId, guideName), queries::find);
    }

    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            GardenerSession session,
            String email,
            BiFunction<Long, Parameters, Q> ask,
            Function<Q, Answer> find) {
        return answers.answer(exchange, () -> gardeners.idOf(session, email), MODELS, ask, find);
    }
}
