package marigold.garden.recommendations;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The first plants of an answer, where the third and further of a category wait behind all others. Of each
/// category it keeps the best few while all are shown to it.
final class CategoryTurns {
    private static final long NONE = -1;

    private final int n;
    private final long[] best;

    /// @param n plants of the answer
    CategoryTurns(int categories, int n) {
        this.n = n;
        this.best = new long[categories * n];
        Arrays.fill(best, NONE);
    }

    /// @param rank not negative; higher is better, and no two are the same
    void add(int category, long rank) {
        int first = category * n;
        int place = first + n - 1;
        if (rank < best[place]) return;
        for (; place > first && best[place - 1] < rank; place--) best[place] = best[place - 1];
        best[place] = rank;
    }

    /// The ranks of the answer in its order.
    long[] first() {
        long[] first = inOrder(place -> place % n < Shortlist.CATEGORY_MAX);
        if (first.length >= n) return Arrays.copyOf(first, n);
        LongStream waiting = Arrays.stream(inOrder(place -> place % n >= Shortlist.CATEGORY_MAX));
        return LongStream.concat(Arrays.stream(first), waiting).limit(n).toArray();
    }

    private long[] inOrder(IntPredicate places) {
        return IntStream.range(0, best.length)
                .filter(place -> best[place] != NONE && places.test(place))
                .mapToLong(place -> -best[place])
                .sorted()
                .map(rank -> -rank)
                .toArray();
    }
}
