package marigold.market.farmerdirectory;

import java.util.OptionalLong;
import java.util.function.Function;
import marigold.market.farmerdirectory.FarmerDirectoryQueries.FindFarmer;
import marigold.market.farmerdirectory.FarmerDirectoryQueries.FindFarmers;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Page;
import marigold.reads.Parameters;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Front ends know farmers as customers too, and name the group and the search in several ways.
@RestController
final class FarmerDirectoryApi {
    private static final int PAGE_SIZE = 50;
    private static final int CHOICES_SIZE = 100;
    private static final int SELECT2_SIZE = 20;

    private final Answers answers;
    private final FarmerDirectoryQueries queries;

    FarmerDirectoryApi(Answers answers, FarmerDirectoryQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/farmers")
    ResponseEntity<byte[]> farmers(Exchange exchange, Session session) {
        return answer(exchange, session, asked -> farmers(session, asked, asked.page(PAGE_SIZE)), queries::lines);
    }

    @GetMapping({"/api/farmers/by-group", "/api/customers/by-group"})
    ResponseEntity<byte[]> byGroup(Exchange exchange, Session session) {
        return answer(exchange, session, asked -> farmers(session, asked, asked.page(CHOICES_SIZE)), queries::choices);
    }

    @GetMapping({
        "/api/farmer-groups/{groupId}/farmers",
        "/api/farmers/group/{groupId}",
        "/api/customers/group/{groupId}"
    })
    ResponseEntity<byte[]> ofGroup(Exchange exchange, Session session, @PathVariable long groupId) {
        return answer(
                exchange,
                session,
                asked -> new FindFarmers(
                        session.vendorId(), OptionalLong.of(groupId), "", search(asked), asked.page(CHOICES_SIZE)),
                queries::members);
    }

    @GetMapping({"/api/farmers/select2", "/api/customers/select2"})
    ResponseEntity<byte[]> select2(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> farmers(session, asked, asked.pageOf(SELECT2_SIZE, "per_page")),
                queries::select2);
    }

    /// In the predecessor the same as select2 with one large page, and always an error.
    @GetMapping("/api/customers")
    ResponseEntity<byte[]> customers(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> farmers(session, asked, asked.pageOf(Page.SIZE_MAX, "per_page")),
                queries::select2);
    }

    @GetMapping("/api/farmers/{farmerId}")
    ResponseEntity<byte[]> farmer(Exchange exchange, Session session, @PathVariable long farmerId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                FarmerDirectoryProjection.NAME,
                _ -> new FindFarmer(session.vendorId(), farmerId),
                queries::find);
    }

    private ResponseEntity<byte[]> answer(
            Exchange exchange,
            Session session,
            Function<Parameters, FindFarmers> ask,
            Function<FindFarmers, Answer> find) {
        return answers.answer(exchange, session.vendorId(), FarmerDirectoryProjection.NAME, ask, find);
    }

    private static FindFarmers farmers(Session session, Parameters asked, Page page) {
        OptionalLong groupId = asked.id("group_id", "groupId", "group");
        String groupName = groupId.isPresent() ? "" : asked.search("group_name", "groupName");
        return new FindFarmers(session.vendorId(), groupId, groupName, search(asked), page);
    }

    private static String search(Parameters asked) {
        return asked.search("q", "term", "search", "query");
    }
}
