package marigold.reads;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import marigold.caches.Caches;
import org.springframework.stereotype.Component;

/// Finished answers of all tenants, bounded by their bytes. A key holds the read models' watermarks, so an
/// answer is never wrong and never removed by hand: when rows change, nobody asks for the old key again and
/// it ages out.
@Component
final class AnswerCache {
    private final AsyncCache<Key, Representation> answers;
    private final Slabs slabs;

    AnswerCache(ReadSettings settings, Caches caches) {
        this.answers = Caches.builder()
                .maximumWeight(settings.cacheSize().toBytes())
                .weigher((Key key, Representation answer) -> key.weight() + answer.weight())
                .removalListener((Key key, Representation answer, RemovalCause cause) -> {
                    if (answer != null) answer.release();
                })
                .recordStats()
                .buildAsync();
        this.slabs = new Slabs(settings.cacheSize());
        caches.watched("answers", answers.synchronous());
    }

    /// @param tenant    first, so that no two tenants can ever share an answer
    /// @param path      of the request, since links in answers and aliases of a list differ by it
    /// @param query     everything else that was asked
    /// @param validator versions and watermarks of the read models
    record Key(long tenant, String path, Query query, String validator) {
        /// Keys hold short texts of the request beside the numbers.
        private static final int FIXED_BYTES = 300;

        int weight() {
            return FIXED_BYTES + 2 * path.length();
        }
    }

    /// The kept answer; else the one that another caller makes just now, or the one that `load` makes.
    /// Callers that ask for the same key at the same time share one load; a failed load is not kept. The
    /// caller holds the answer, and releases it when it is written.
    Representation held(Key key, Supplier<Representation> load) {
        while (true) {
            CompletableFuture<Representation> kept = answers.getIfPresent(key);
            if (kept == null) {
                Loading mine = new Loading();
                kept = answers.asMap().putIfAbsent(key, mine);
                if (kept == null) {
                    mine.run(() -> load.get().keptIn(slabs));
                    return mine.result();
                }
            }
            Representation found = ((Loading) kept).result();
            // Else it was dropped a moment ago, and is found no more.
            if (found.hold()) return found;
        }
    }

    /// One load and all who wait for it. A failure travels beside the future, which then holds nothing: the
    /// cache drops such an entry, where it would log a warning for one that failed, and most failures are a
    /// plain 404.
    private static final class Loading extends CompletableFuture<Representation> {
        private RuntimeException failure;

        void run(Supplier<Representation> load) {
            Representation made = null;
            try {
                made = load.get();
                // For the cache; who made it holds it already.
                made.hold();
            } catch (RuntimeException failed) {
                failure = failed;
            } finally {
                complete(made);
            }
        }

        Representation result() {
            Representation made = join();
            if (made != null) return made;
            throw failure != null ? failure : new IllegalStateException("An answer could not be made.");
        }
    }
}
