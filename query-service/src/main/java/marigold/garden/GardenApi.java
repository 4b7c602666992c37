package marigold.garden;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says that the garden is here, to clients that ask before they begin.
@RestController
final class GardenApi {
    private record Welcome(String message) {}

    @GetMapping("/api/v1")
    ResponseEntity<Welcome> welcome() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new Welcome("Marigold's garden"));
    }
}
