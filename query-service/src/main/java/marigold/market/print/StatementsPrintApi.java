package marigold.market.print;

import marigold.market.print.Sheet.Kind;
import marigold.market.reports.AdvanceStatementReport;
import marigold.market.reports.AdvanceStatementReport.AdvanceStatement;
import marigold.market.reports.AdvanceStatementReport.FindAdvanceStatement;
import marigold.market.reports.ReportParameters;
import marigold.market.reports.SaalaStatementReport;
import marigold.market.reports.SaalaStatementReport.FindSaalaStatement;
import marigold.market.reports.SaalaStatementReport.SaalaStatement;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Statements with a balance after each line.
@RestController
final class StatementsPrintApi {
    private final Press press;
    private final ReportParameters parameters;
    private final AdvanceStatementReport advances;
    private final SaalaStatementReport saala;

    StatementsPrintApi(
            Press press, ReportParameters parameters, AdvanceStatementReport advances, SaalaStatementReport saala) {
        this.press = press;
        this.parameters = parameters;
        this.advances = advances;
        this.saala = saala;
    }

    private record Page<S>(S statement) {}

    @GetMapping("/api/reports/advance-statement/{farmerId}")
    ResponseEntity<byte[]> advances(Exchange exchange, Session session, @PathVariable long farmerId) {
        long vendorId = session.vendorId();
        return press.print(
                exchange,
                session,
                AdvanceStatementReport.READ_MODELS,
                asked -> new FindAdvanceStatement(vendorId, farmerId, parameters.life(vendorId, asked)),
                advances::find,
                (_, statement) -> lay(statement));
    }

    static Sheet lay(AdvanceStatement statement) {
        return new Sheet(
                Kind.ADVANCE_STATEMENT,
                Sheet.title(
                        statement.metadata().dateRange(),
                        "Advances",
                        statement.farmer().name()),
                statement.metadata(),
                new Page<>(statement));
    }

    @GetMapping("/api/reports/saala-statement/{customerId}")
    ResponseEntity<byte[]> saala(Exchange exchange, Session session, @PathVariable long customerId) {
        long vendorId = session.vendorId();
        return press.print(
                exchange,
                session,
                SaalaStatementReport.READ_MODELS,
                asked -> new FindSaalaStatement(vendorId, customerId, parameters.range(vendorId, asked)),
                saala::find,
                (_, statement) -> lay(statement));
    }

    static Sheet lay(SaalaStatement statement) {
        return new Sheet(
                Kind.SAALA_STATEMENT,
                Sheet.title(
                        statement.metadata().dateRange(),
                        "Saala",
                        statement.customer().name()),
                statement.metadata(),
                new Page<>(statement));
    }
}
