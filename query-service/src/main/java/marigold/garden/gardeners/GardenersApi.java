package marigold.garden.gardeners;

import marigold.garden.gardeners.GardenersQueries.FindGardener;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class GardenersApi {
    private final Answers answers;
    private final GardenersQueries queries;

    GardenersApi(Answers answers, GardenersQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/auth/me")
    ResponseEntity<byte[]> me(Exchange exchange, GardenerSession session) {
        long gardenerId = session.requireId();
        return answers.answer(
                exchange, gardenerId, GardenersProjection.NAME, _ -> new FindGardener(gardenerId), queries::find);
    }
}
