package marigold.market.entries;

import java.util.Optional;
import marigold.market.entries.EntriesQueries.FindCollections;
import marigold.market.entries.EntriesQueries.FindEntries;
import marigold.market.entries.EntriesQueries.FindTransactions;
import marigold.reads.Answers;
import marigold.reads.DateRange;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class EntriesApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final EntriesQueries queries;

    EntriesApi(Answers answers, EntriesQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    /// The whole life of the farmer's account unless dates are given: the daily screen picks its day itself.
    @GetMapping("/api/farmers/{farmerId}/transactions")
    ResponseEntity<byte[]> transactions(Exchange exchange, Session session, @PathVariable long farmerId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                EntriesProjection.NAME,
                asked -> new FindTransactions(
                        session.vendorId(),
                        farmerId,
                        asked.openRange("from", "to"),
                        asked.page(PAGE_SIZE),
                        asked.asksNoPage()),
                queries::find);
    }

    @GetMapping("/api/collections")
    ResponseEntity<byte[]> collections(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                EntriesProjection.NAME,
                asked -> new FindCollections(
                        session.vendorId(), asked.openRange("from_date", "to_date"), asked.pageOf(PAGE_SIZE, "size")),
                queries::find);
    }

    @GetMapping("/api/entries")
    ResponseEntity<byte[]> entries(Exchange exchange, Session session) {
        return answers.answer(
                exchange, session.vendorId(), EntriesProjection.NAME, asked -> entries(session, asked), queries::find);
    }

    /// An empty cursor is the start of the list: from there on, each answer's link leads to the next page.
    private FindEntries entries(Session session, Parameters asked) {
        DateRange range = asked.openRange("from", "to");
        Optional<EntryCursor> after = asked.has("cursor")
                ? Optional.of(asked.text("cursor").map(EntryCursor::of).orElse(EntryCursor.START))
                : Optional.empty();
        return new FindEntries(
                session.vendorId(),
                range,
                asked.id("farmer_id"),
                asked.id("group_id"),
                asked.search("vehicle"),
                asked.search("item"),
                after.isPresent() ? asked.pageOf(PAGE_SIZE, "size") : asked.page(PAGE_SIZE),
                after);
    }
}
