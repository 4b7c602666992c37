package marigold.peers.spring;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/farmers/{farmerId}/transactions")
class EntryController {
    private final Entries entries;

    EntryController(Entries entries) {
        this.entries = entries;
    }

    @GetMapping
    List<EntryAnswer> ofFarmer(
            @AuthenticationPrincipal Jwt token,
            @PathVariable long farmerId,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        return entries.ofFarmer(Tenant.of(token), farmerId, from, to);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EntryAnswer record(
            @AuthenticationPrincipal Jwt token, @PathVariable long farmerId, @Valid @RequestBody NewEntry entry) {
        return entries.record(Tenant.of(token), farmerId, entry);
    }
}
