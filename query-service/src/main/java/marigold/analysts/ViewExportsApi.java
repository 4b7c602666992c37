package marigold.analysts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.Semaphore;
import marigold.operations.OperatorActions;
import marigold.operations.OperatorActions.Asked;
import marigold.reads.Exchange;
import marigold.reads.TooManyExports;
import marigold.refusal.Unknown;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Views as files, for operators: they hold every vendor's rows, so it is an action, and logged.
///
/// The rows come at once, with the export's number in a header; its manifest can be asked for when they have
/// all come. Only then is the file whole: who has no manifest has a part.
@RestController
final class ViewExportsApi {
    static final String NUMBER = "Export-Number";

    private static final DataSize BODY_MAX = DataSize.ofKilobytes(4);
    private static final int REASON_MAX = 500;
    private static final String ACTION = "export";

    /// Each holds a connection and a snapshot until its receiver has read everything.
    private static final int AT_ONCE_MAX = 2;

    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final ViewExports exports;
    private final OperatorActions actions;

    ViewExportsApi(ViewExports exports, OperatorActions actions) {
        this.exports = exports;
        this.actions = actions;
    }

    @GetMapping("/ops/v1/views")
    ResponseEntity<List<String>> views() {
        return fresh(exports.views());
    }

    @PostMapping("/ops/v1/views/{view}/export")
    void export(@PathVariable String view, Exchange exchange, Principal operator) throws IOException {
        JsonFields body = JsonBody.object(exchange.body(BODY_MAX));
        String reason = body.optionalText(0, REASON_MAX, "reason").orElse("");
        String format = body.optionalText(1, REASON_MAX, "format").orElse("csv");
        if (!format.equals("csv")) {
            body.mistake("format", "must be csv, from which other tools make Parquet, for example DuckDB");
        }
        body.doneStrictly();
        if (!exports.views().contains(view)) throw new Unknown("There is no view " + view);
        if (!places.tryAcquire()) throw new TooManyExports();
        try {
            actions.logged(new Asked(operator.getName(), ACTION, view, reason), number -> {
                var response = exchange.response();
                response.setContentType("text/csv; charset=utf-8; header=present");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(view));
                response.setHeader(NUMBER, Long.toString(number));
                try {
                    return exports.write(view, response.getOutputStream());
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } finally {
            places.release();
        }
    }

    @GetMapping("/ops/v1/exports/{number}")
    ResponseEntity<JsonNode> manifest(@PathVariable long number) {
        return fresh(actions.outcome(ACTION, number)
                .orElseThrow(() -> new Unknown("There is no finished export " + number)));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
