package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends lists and reports as CSV, with the parameters that their JSON takes and without its page: a list has
/// all its rows unless a page is asked for. Rows go out as PostgreSQL finds them, in one snapshot.
@Component
final class Exports {
    /// Each holds a connection until its receiver has read everything, so most connections stay for answers.
    private static final int AT_ONCE_MAX = 4;

    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final TransactionTemplate snapshot;

    Exports(DataSource dataSource) {
        snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        snapshot.setReadOnly(true);
    }

    static boolean isAsked(HttpServletRequest request) {
        return "csv".equalsIgnoreCase(request.getParameter("format"));
    }

    /// @param find throws a refusal before the first row, or none
    void send(Exchange exchange, boolean stale, Supplier<Answer> find) {
        if (!places.tryAcquire()) {
            exchange.response().setHeader(HttpHeaders.RETRY_AFTER, "5");
            throw new TooManyExports();
        }
        try {
            Export export = new Export(() -> {
                describe(exchange, stale);
                return exchange.response().getOutputStream();
            });
            // Inside a transaction, or the driver would fetch all rows before it hands out the first.
            snapshot.executeWithoutResult(
                    _ -> Listing.into(export, () -> export.whole(find.get().body())));
            export.end();
        } finally {
            places.release();
        }
    }

    private static void describe(Exchange exchange, boolean stale) {
        HttpServletResponse response = exchange.response();
        response.setContentType(Medium.CSV.type().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.csv\""
                        .formatted(name(exchange.request().getRequestURI())));
        if (stale) response.setHeader("Stale", "true");
    }

    /// `/api/farmers/7/transactions/` becomes `farmers-7-transactions`.
    private static String name(String path) {
        String name = path.replaceFirst("^/api/(?:v1/)?", "").replaceAll("[^A-Za-z0-9]+", "-");
        return name.replaceAll("^-|-$", "");
    }
}
