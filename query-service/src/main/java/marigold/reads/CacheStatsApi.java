package marigold.reads;

import java.util.List;
import marigold.caches.Caches;
import marigold.caches.Caches.Stats;
import marigold.security.Session;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How well the caches do. It counts requests and bytes, nothing of any tenant.
@RestController
final class CacheStatsApi {
    private final Caches caches;

    CacheStatsApi(Caches caches) {
        this.caches = caches;
    }

    private record Answer(List<Stats> caches) {}

    @GetMapping("/api/cache-stats")
    ResponseEntity<byte[]> stats(Session session) {
        session.requireAdmin();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Json.write(new Answer(caches.stats())));
    }
}
