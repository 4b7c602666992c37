package marigold.garden.suburbheat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import marigold.garden.suburbheat.SuburbHeatChartQueries.FindChart;
import marigold.garden.suburbheat.SuburbHeatChartQueries.FindPlaces;
import marigold.garden.suburbheat.SuburbHeatChartQueries.FindSummary;
import marigold.garden.suburbheat.SuburbHeatQueries.FindAll;
import marigold.garden.suburbheat.SuburbHeatQueries.FindByHeat;
import marigold.garden.suburbheat.SuburbHeatQueries.FindMetadata;
import marigold.garden.suburbheat.SuburbHeatQueries.FindSearched;
import marigold.garden.suburbheat.SuburbHeatQueries.FindSuburb;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.reads.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SuburbHeatApi {
    /// The suburbs belong to nobody.
    private static final long PLATFORM = 0;

    private static final int PAGE_SIZE = 10;
    private static final int PAGE_SIZE_MAX = 100;

    private final Answers answers;
    private final SuburbHeatQueries queries;
    private final SuburbHeatChartQueries charts;

    SuburbHeatApi(Answers answers, SuburbHeatQueries queries, SuburbHeatChartQueries charts) {
        this.answers = answers;
        this.queries = queries;
        this.charts = charts;
    }

    @GetMapping("/api/v1/uhi/data")
    ResponseEntity<byte[]> all(Exchange exchange) {
        return answer(exchange, _ -> new FindAll(), queries::all);
    }

    @GetMapping("/api/v1/uhi/metadata")
    ResponseEntity<byte[]> metadata(Exchange exchange) {
        return answer(exchange, _ -> new FindMetadata(), queries::metadata);
    }

    /// `simplified` changes nothing: a point has no detail to leave out.
    @GetMapping("/api/v1/uhi/boundaries")
    ResponseEntity<byte[]> boundaries(Exchange exchange) {
        String address = address(exchange.request());
        return answer(exchange, _ -> new FindPlaces(address), charts::places);
    }

    @GetMapping("/api/v1/uhi/summary")
    ResponseEntity<byte[]> summary(Exchange exchange) {
        return answer(exchange, _ -> new FindSummary(), charts::summary);
    }

    @GetMapping("/api/v1/uhi/chart-data")
    ResponseEntity<byte[]> chart(Exchange exchange) {
        return answer(exchange, _ -> new FindChart(), charts::chart);
    }

    @GetMapping("/api/v1/uhi/suburb/{slug}")
    ResponseEntity<byte[]> suburb(Exchange exchange, @PathVariable String slug) {
        return answer(exchange, _ -> new FindSuburb(slug), queries::suburb);
    }

    @GetMapping("/api/v1/uhi/suburbs/search")
    ResponseEntity<byte[]> search(Exchange exchange) {
        return answer(
                exchange,
                asked -> new FindSearched(asked.search("q"), asked.pageOf(PAGE_SIZE, "limit", PAGE_SIZE_MAX)),
                queries::search);
    }

    @GetMapping("/api/v1/uhi/suburbs/by-heat")
    ResponseEntity<byte[]> byHeat(Exchange exchange) {
        return answer(
                exchange,
                asked -> new FindByHeat(asked.search("category"), asked.pageOf(PAGE_SIZE, "limit", PAGE_SIZE_MAX)),
                queries::byHeat);
    }

    /// Where the client has asked, as it wrote it: its pages may come from elsewhere.
    private static String address(HttpServletRequest request) {
        String scheme =
                "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")) ? "https" : request.getScheme();
        String host = request.getHeader(HttpHeaders.HOST);
        return "%s://%s%s".formatted(scheme, host, request.getRequestURI());
    }

    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, Function<Parameters, Q> ask, Function<Q, Answer> find) {
        return answers.answer(exchange, PLATFORM, SuburbHeatProjection.NAME, ask, find);
    }
}
