package marigold.market.entries;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import marigold.reads.DateRange;
import marigold.refusal.InvalidRequest;

/// Where a page of entries, newest first, goes on. It says nothing about the tenant: a foreign cursor pages
/// one's own entries.
record EntryCursor(LocalDate collectedOn, long entryId) {
    /// Before the newest entry that can be.
    static final EntryCursor START = new EntryCursor(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

    static EntryCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            LocalDate collectedOn = LocalDate.parse(parts[0]);
            if (collectedOn.isAfter(START.collectedOn())) throw new IllegalArgumentException(parts[0]);
            return new EntryCursor(collectedOn, Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw new InvalidRequest("cursor", "must be the cursor of an earlier answer");
        }
    }

    /// The later of this place and the end of a period, seen from the newest entry on: where a page of the
    /// period's entries begins.
    EntryCursor orEndOf(DateRange range) {
        return collectedOn.isAfter(range.to()) ? new EntryCursor(range.to(), Long.MAX_VALUE) : this;
    }

    String text() {
        String plain = collectedOn + " " + entryId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
