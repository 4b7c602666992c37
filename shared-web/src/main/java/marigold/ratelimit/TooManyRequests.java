package marigold.ratelimit;

import java.util.Map;
import marigold.refusal.Refusal;

/// The caller has used up what he may ask within this minute.
final class TooManyRequests extends Refusal {
    private final long secondsToWait;

    TooManyRequests(long secondsToWait) {
        super(
                429,
                "too-many-requests",
                "Too many requests. Please try again later.",
                Map.of("retry_after", secondsToWait));
        this.secondsToWait = secondsToWait;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(secondsToWait));
    }
}
