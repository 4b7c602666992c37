package marigold.market.print;

import java.util.function.Function;
import marigold.market.print.Sheet.Kind;
import marigold.market.reports.DailySalesReport;
import marigold.market.reports.DailySalesReport.DailySales;
import marigold.market.reports.DailySalesReport.FindDailySales;
import marigold.market.reports.ReportParameters;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The daily sales, as rows where JSON is asked for.
@RestController
final class DailySalesApi {
    private final Answers answers;
    private final Press press;
    private final ReportParameters parameters;
    private final DailySalesReport report;

    DailySalesApi(Answers answers, Press press, ReportParameters parameters, DailySalesReport report) {
        this.answers = answers;
        this.press = press;
        this.parameters = parameters;
        this.report = report;
    }

    private record Page(DailySales sales, String filter) {}

    @GetMapping("/api/reports/daily-sales")
    ResponseEntity<byte[]> dailySales(Exchange exchange, Session session) {
        long vendorId = session.vendorId();
        Function<Parameters, FindDailySales> ask = asked -> parameters.sales(vendorId, asked, "from_date", "to_date");
        if (Format.of(exchange) == Format.HTML)
            return press.print(exchange, session, DailySalesReport.READ_MODELS, ask, report::find, DailySalesApi::lay);
        return answers.answer(exchange, vendorId, DailySalesReport.READ_MODELS, ask, report::answer);
    }

    @GetMapping("/api/print-docx/daily-sales-report")
    ResponseEntity<byte[]> preview(Exchange exchange, Session session) {
        return press.print(
                exchange,
                session,
                DailySalesReport.READ_MODELS,
                asked -> {
                    asked.require("from", "to");
                    return parameters.sales(session.vendorId(), asked, "from", "to");
                },
                report::find,
                DailySalesApi::lay);
    }

    static Sheet lay(FindDailySales query, DailySales sales) {
        return new Sheet(
                Kind.DAILY_SALES,
                Sheet.title(sales.metadata().dateRange(), "Daily sales", query.itemName()),
                sales.metadata(),
                new Page(sales, query.itemName()));
    }
}
