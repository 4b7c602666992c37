package marigold.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import marigold.security.Session;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who is signed in, as the token says.
@RestController
final class SessionApi {
    private record Me(
            long id,
            String email,
            @JsonProperty("vendor_id") long vendorId,
            String role) {}

    @GetMapping("/api/auth/me")
    ResponseEntity<Me> me(Session session) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Me(session.userId(), session.email(), session.vendorId(), session.role()));
    }
}
