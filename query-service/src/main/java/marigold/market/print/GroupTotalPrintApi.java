package marigold.market.print;

import marigold.market.print.Sheet.Kind;
import marigold.market.reports.GroupTotalReport;
import marigold.market.reports.GroupTotalReport.GroupTotal;
import marigold.market.reports.GroupTotalReport.GroupTotalByGroup;
import marigold.market.reports.ReportParameters;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What every farmer is owed, of all groups or of one.
@RestController
final class GroupTotalPrintApi {
    private final Press press;
    private final ReportParameters parameters;
    private final GroupTotalReport report;

    GroupTotalPrintApi(Press press, ReportParameters parameters, GroupTotalReport report) {
        this.press = press;
        this.parameters = parameters;
        this.report = report;
    }

    /// @param filter which group, `""` for all
    private record AllGroups(GroupTotal sheet, String filter) {}

    private record OneGroup(GroupTotalByGroup sheet) {}

    @GetMapping("/api/reports/group-total")
    ResponseEntity<byte[]> groupTotal(Exchange exchange, Session session) {
        return press.print(
                exchange,
                session,
                GroupTotalReport.READ_MODELS,
                asked -> parameters.groupTotal(session.vendorId(), asked),
                report::find,
                (query, total) -> lay(query.groupName(), total));
    }

    @GetMapping("/api/reports/group-total-by-group")
    ResponseEntity<byte[]> groupTotalByGroup(Exchange exchange, Session session) {
        return press.print(
                exchange,
                session,
                GroupTotalReport.READ_MODELS,
                asked -> parameters.groupTotalByGroup(session.vendorId(), asked),
                report::find,
                (_, total) -> lay(total));
    }

    static Sheet lay(String groupName, GroupTotal total) {
        return new Sheet(
                Kind.GROUP_TOTAL,
                Sheet.title(total.metadata().dateRange(), "Group total", groupName),
                total.metadata(),
                new AllGroups(total, groupName));
    }

    static Sheet lay(GroupTotalByGroup total) {
        return new Sheet(
                Kind.GROUP_TOTAL_BY_GROUP,
                Sheet.title(
                        total.metadata().report().dateRange(),
                        "Group total",
                        total.metadata().groupName()),
                total.metadata(),
                new OneGroup(total));
    }
}
