package marigold.market.audits;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import marigold.refusal.InvalidRequest;

/// Where a page of audits, newest first, goes on. It says nothing about the tenant: a foreign cursor pages
/// one's own audits.
record AuditCursor(Instant happenedAt, long position) {
    /// Before the newest event that can be.
    static final AuditCursor START = new AuditCursor(Instant.parse("9999-12-31T23:59:59Z"), Long.MAX_VALUE);

    static AuditCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            Instant happenedAt = Instant.parse(parts[0]);
            if (happenedAt.isAfter(START.happenedAt()) || happenedAt.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException(parts[0]);
            }
            return new AuditCursor(happenedAt, Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw new InvalidRequest("cursor", "must be the cursor of an earlier answer");
        }
    }

    /// The later of this place and the end of a period, which is no longer in it, seen from the newest event
    /// on: where a page of the period's audits begins.
    AuditCursor orEndAt(Instant until) {
        return happenedAt.isBefore(until) ? this : new AuditCursor(until, 0);
    }

    String text() {
        String plain = happenedAt + " " + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
