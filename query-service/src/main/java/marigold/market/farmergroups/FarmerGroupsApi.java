package marigold.market.farmergroups;

import marigold.market.farmergroups.FarmerGroupsQueries.FindGroup;
import marigold.market.farmergroups.FarmerGroupsQueries.FindGroups;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FarmerGroupsApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final FarmerGroupsQueries queries;

    FarmerGroupsApi(Answers answers, FarmerGroupsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/farmer-groups")
    ResponseEntity<byte[]> groups(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                FarmerGroupsProjection.NAME,
                asked -> new FindGroups(session.vendorId(), asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/farmer-groups/{groupId}")
    ResponseEntity<byte[]> group(Exchange exchange, Session session, @PathVariable long groupId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                FarmerGroupsProjection.NAME,
                _ -> new FindGroup(session.vendorId(), groupId),
                queries::find);
    }
}
