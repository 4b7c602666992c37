package marigold.analysts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How many rows each check view has, as a gauge: 0 when everything adds up, no value while it is not known.
///
/// A count reads whole tables, so it is made now and then and not when somebody scrapes.
@Component
final class CheckMeters implements MeterBinder, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CheckMeters.class);

    /// More rows do not say more.
    private static final int ROWS_MAX = 1_000;

    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);
    private static final String PREFIX = "check_";

    private final AnalystsSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<String> checks;
    private final Map<String, Double> rows = new ConcurrentHashMap<>();
    private ScheduledExecutorService clock;

    CheckMeters(AnalystsSettings settings, DataSource dataSource) {
        this.settings = settings;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setReadOnly(true);
        this.checks = jdbc.sql("""
            select viewname from pg_views where schemaname = 'analytics' and starts_with(viewname, :prefix) order by 1
            """).param("prefix", PREFIX).query(String.class).list();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String check : checks) {
            Gauge.builder("marigold.check.rows", rows, counted -> counted.getOrDefault(check, Double.NaN))
                    .description("Rows of read tables that do not add up, 1000 at most")
                    .tag("check", check.substring(PREFIX.length()))
                    .register(meters);
        }
    }

    /// Counts all of them.
    void count() {
        for (String check : checks) {
            try {
                long found = transaction.execute(_ -> {
                    jdbc.sql("select set_config('statement_timeout', :millis, true)")
                            .param(
                                    "millis",
                                    Long.toString(settings.checkTimeout().toMillis()))
                            .query(String.class)
                            .single();
                    return jdbc.sql("select count(*) from (select from analytics.%s limit %d) found"
                                    .formatted(check, ROWS_MAX))
                            .query(Long.class)
                            .single();
                });
                rows.put(check, (double) found);
                if (found > 0) LOG.warn("analytics.{} has {} rows: read tables do not add up.", check, found);
            } catch (DataAccessException failed) {
                rows.remove(check);
                LOG.warn("The rows of analytics.{} cannot be counted: {}", check, failed.getMessage());
            }
        }
    }

    @Override
    public void start() {
        long millis = settings.checkInterval().toMillis();
        if (millis <= 0) return;
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("analytics-checks").factory());
        clock.scheduleWithFixedDelay(
                this::count, Math.min(millis, FIRST_AFTER.toMillis()), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (clock != null) clock.shutdownNow();
        clock = null;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
