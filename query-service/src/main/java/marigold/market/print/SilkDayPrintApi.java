package marigold.market.print;

import marigold.market.print.Sheet.Kind;
import marigold.market.reports.ReportParameters;
import marigold.market.reports.SilkDaySheetReport;
import marigold.market.reports.SilkDaySheetReport.SilkDaySheet;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The closing of a market day.
@RestController
final class SilkDayPrintApi {
    private final Press press;
    private final ReportParameters parameters;
    private final SilkDaySheetReport report;

    SilkDayPrintApi(Press press, ReportParameters parameters, SilkDaySheetReport report) {
        this.press = press;
        this.parameters = parameters;
        this.report = report;
    }

    private record Page(SilkDaySheet sheet) {}

    @GetMapping("/api/reports/silk-day")
    ResponseEntity<byte[]> silkDay(Exchange exchange, Session session) {
        return press.print(
                exchange,
                session,
                SilkDaySheetReport.READ_MODELS,
                asked -> parameters.silkDay(session.vendorId(), asked),
                report::find,
                (_, sheet) -> lay(sheet));
    }

    static Sheet lay(SilkDaySheet sheet) {
        return new Sheet(
                Kind.SILK_DAY,
                Sheet.title(sheet.metadata().dateRange(), "Silk day"),
                sheet.metadata(),
                new Page(sheet));
    }
}
