package marigold.market.print;

import java.math.BigDecimal;
import java.util.List;
import marigold.market.print.Sheet.Kind;
import marigold.market.reports.GroupPattiReport;
import marigold.market.reports.GroupPattiReport.FindGroupPatti;
import marigold.market.reports.GroupPattiReport.GroupPatti;
import marigold.market.reports.LedgerReport;
import marigold.market.reports.LedgerReport.FindLedger;
import marigold.market.reports.LedgerReport.Ledger;
import marigold.market.reports.Metadata.Period;
import marigold.market.reports.ReportParameters;
import marigold.market.reports.SlipRow;
import marigold.market.reports.Totals;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Slips: a farmer's ledger, and the patti of a group with a page for each of its farmers.
@RestController
final class SlipsPrintApi {
    private final Press press;
    private final ReportParameters parameters;
    private final LedgerReport ledgers;
    private final GroupPattiReport pattis;

    SlipsPrintApi(Press press, ReportParameters parameters, LedgerReport ledgers, GroupPattiReport pattis) {
        this.press = press;
        this.parameters = parameters;
        this.ledgers = ledgers;
        this.pattis = pattis;
    }

    private record Slip(
            String heading,
            Period period,
            String name,
            String group,
            String address,
            BigDecimal advance,
            List<SlipRow> rows,
            Totals totals) {}

    private record LedgerPage(Slip slip) {}

    private record PattiPages(String group, Period period, List<Slip> slips) {}

    @GetMapping("/api/reports/ledger/{farmerId}")
    ResponseEntity<byte[]> ledger(Exchange exchange, Session session, @PathVariable long farmerId) {
        return press.print(
                exchange,
                session,
                LedgerReport.READ_MODELS,
                asked -> ledger(session, farmerId, asked),
                ledgers::find,
                (_, ledger) -> lay(ledger));
    }

    @GetMapping("/api/print-docx/ledger-report-preview")
    ResponseEntity<byte[]> preview(Exchange exchange, Session session) {
        return press.print(
                exchange,
                session,
                LedgerReport.READ_MODELS,
                asked -> {
                    asked.require("farmer_id", "from_date", "to_date");
                    return ledger(session, asked.id("farmer_id").orElseThrow(), asked);
                },
                ledgers::find,
                (_, ledger) -> lay(ledger));
    }

    private FindLedger ledger(Session session, long farmerId, Parameters asked) {
        return new FindLedger(session.vendorId(), farmerId, parameters.slips(session.vendorId(), asked));
    }

    static Sheet lay(Ledger ledger) {
        LedgerReport.Farmer farmer = ledger.farmer();
        return new Sheet(
                Kind.LEDGER,
                Sheet.title(ledger.metadata().dateRange(), "Ledger", farmer.name()),
                ledger.metadata(),
                new LedgerPage(new Slip(
                        "Ledger",
                        ledger.metadata().dateRange(),
                        farmer.name(),
                        farmer.groupName(),
                        farmer.address(),
                        farmer.advanceBalance(),
                        ledger.rows(),
                        ledger.totals())));
    }

    @GetMapping("/api/reports/group-patti/{groupId}")
    ResponseEntity<byte[]> groupPatti(Exchange exchange, Session session, @PathVariable long groupId) {
        long vendorId = session.vendorId();
        return press.print(
                exchange,
                session,
                GroupPattiReport.READ_MODELS,
                asked -> new FindGroupPatti(vendorId, groupId, parameters.slips(vendorId, asked)),
                pattis::find,
                (_, patti) -> lay(patti));
    }

    static Sheet lay(GroupPatti patti) {
        String group = patti.metadata().groupName();
        Period period = patti.metadata().report().dateRange();
        List<Slip> slips = patti.farmers().stream()
                .map(farmer -> new Slip(
                        "Patti",
                        period,
                        farmer.farmerName(),
                        group,
                        farmer.address(),
                        farmer.advanceBalance(),
                        farmer.rows(),
                        farmer.totals()))
                .toList();
        return new Sheet(
                Kind.GROUP_PATTI,
                Sheet.title(period, "Patti", group),
                patti.metadata(),
                new PattiPages(group, period, slips));
    }
}
