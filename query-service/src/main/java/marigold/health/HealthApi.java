package marigold.health;

import java.util.List;
import marigold.projection.ReadModels;
import marigold.projection.ReadModels.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Liveness, which never asks the database, and readiness, which is that every read model has caught up once
/// since the start, or is paused: both answer from their rows. One that trails the writes or is stuck since
/// then is no reason to send requests elsewhere, where it would be no better; callers who need their own
/// write are told, and metrics and operators' paths say it. Both are open to everybody, so they say that a
/// read model is stuck and not why.
@RestController
final class HealthApi {
    private static final String SERVICE = "marigold";

    /// Of the HTTP interface.
    private static final String VERSION = "1.0.0";

    private final ReadModels readModels;
    private final JdbcClient jdbc;

    HealthApi(ReadModels readModels, JdbcClient jdbc) {
        this.readModels = readModels;
        this.jdbc = jdbc;
    }

    private record Health(String status, String service) {}

    private record Welcome(String status, String service, String message, String version) {}

    private record Readiness(String status, String service, Checks checks) {}

    private record Checks(List<Projection> projections) {}

    private record Projection(String name, int version, String state, long position, long head) {}

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Health("ok", SERVICE));
    }

    /// What both predecessors answered at their root (spec, market B 4.4 and garden R28).
    @GetMapping("/")
    ResponseEntity<Welcome> welcome() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Welcome("ok", SERVICE, "Marigold keeps ledgers and gardens", VERSION));
    }

    /// Asks the database, unlike [#health]: for people and monitors, not for restarting the process.
    @GetMapping("/health/database")
    ResponseEntity<Health> database() {
        jdbc.sql("select 1").query(Integer.class).single();
        return health();
    }

    @GetMapping("/ready")
    ResponseEntity<Readiness> ready() {
        List<Status> statuses = readModels.statuses();
        boolean ready = statuses.stream().allMatch(Status::serves);
        List<Projection> projections = statuses.stream().map(this::projection).toList();
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Readiness(ready ? "ready" : "not-ready", SERVICE, new Checks(projections)));
    }

    private Projection projection(Status status) {
        return new Projection(status.name(), status.version(), status.state(), status.position(), status.head());
    }
}
