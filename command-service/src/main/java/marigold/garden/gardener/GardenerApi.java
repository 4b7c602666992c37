package marigold.garden.gardener;

import marigold.garden.gardener.Gardeners.Times;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.request.JsonFields;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a gardener says of himself and of his garden.
@RestController
final class GardenerApi {
    private final Writes writes;
    private final Gardeners gardeners;

    GardenerApi(Writes writes, Gardeners gardeners) {
        this.writes = writes;
        this.gardeners = gardeners;
    }

    @PostMapping("/api/v1/tracking/user/upsert")
    ResponseEntity<byte[]> upsert(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        GardenerForm form = GardenerForm.of(body);
        body.done();
        session.own(form.email());
        return writes.run(request, () -> saved(session, form, "User saved")).answer();
    }

    @PutMapping("/api/v1/auth/profile")
    ResponseEntity<byte[]> changeProfile(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        String email = body.has("email") ? GardenerForm.email(body) : session.email();
        GardenerForm form = GardenerForm.of(email, body);
        body.done();
        session.own(form.email());
        return writes.run(request, () -> saved(session, form, "Profile saved")).answer();
    }

    private Answer saved(GardenerSession session, GardenerForm form, String message) {
        GardenerState gardener = gardeners.saved(session, form);
        Times times = gardeners.times(gardener.gardenerId()).after(gardener);
        return Answer.ok(GardenerAnswer.of(message, gardener, times));
    }
}
