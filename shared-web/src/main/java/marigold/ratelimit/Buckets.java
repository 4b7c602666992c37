package marigold.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import marigold.caches.Caches;

/// One limit, and a token bucket for each caller whom it holds for. A caller's minute begins with his first
/// request; when it is over, his bucket is thrown away, and a full one begins with the next request. So a
/// request too many is refused for certain, and buckets of callers who are gone are not kept.
final class Buckets {
    /// Each takes some 500 bytes, all of them 25 MB. Past this many, those who asked least are forgotten
    /// first, so a flood of addresses that ask once does not free the ones that ask all the time.
    private static final int CALLERS_MAX = 50_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String name;
    private final int perMinute;
    private final TimeMeter clock;
    private final String policy;
    private final Cache<Object, Bucket> buckets;

    Buckets(String name, int perMinute, TimeMeter clock) {
        this.name = name;
        this.perMinute = perMinute;
        this.clock = clock;
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, perMinute, MINUTE.toSeconds());
        this.buckets = Caches.builder()
                .maximumSize(CALLERS_MAX)
                .expireAfterWrite(MINUTE)
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /// What is left after a request.
    ///
    /// @param taken        whether the request was within the limit
    /// @param left         further requests of this minute
    /// @param secondsToFull until the next minute begins, rounded up
    record Standing(boolean taken, long left, long secondsToFull) {}

    boolean isOff() {
        return perMinute == 0;
    }

    Standing take(Object caller) {
        ConsumptionProbe probe = buckets.get(caller, _ -> full()).tryConsumeAndReturnRemaining(1);
        return new Standing(
                probe.isConsumed(), probe.getRemainingTokens(), wholeSeconds(probe.getNanosToWaitForReset()));
    }

    /// Undoes one [#take].
    void giveBack(Object caller) {
        Bucket bucket = buckets.getIfPresent(caller);
        if (bucket != null) bucket.addTokens(1);
    }

    /// A member of the `RateLimit-Policy` header.
    String policy() {
        return policy;
    }

    /// A member of the `RateLimit` header.
    String standing(Standing standing) {
        return "\"" + name + "\";r=" + standing.left() + ";t=" + standing.secondsToFull();
    }

    long callers() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, MINUTE))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static long wholeSeconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
