package marigold.garden.recommendations;

import java.util.Arrays;

/// The first plants of an answer, where the third and further of a category wait behind all others. Of each
/// category it keeps the best few while all are shown to it.
final class CategoryTurns {
    /// In place of a rank.
    static final long NONE = -1;

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
        int turn = Math.min(Shortlist.CATEGORY_MAX, n);
        long[] first = inOrder(0, turn);
        if (first.length >= n) return Arrays.copyOf(first, n);
        long[] waiting = inOrder(turn, n);
        long[] answer = Arrays.copyOf(first, Math.min(n, first.length + waiting.length));
        System.arraycopy(waiting, 0, answer, first.length, answer.length - first.length);
        return answer;
    }

    /// What has these places in its category, the highest ranks first.
    private long[] inOrder(int from, int to) {
        long[] ranks = new long[best.length];
        int count = 0;
        for (int place = 0; place < best.length; place++) {
            boolean among = place % n >= from && place % n < to;
            if (among && best[place] != NONE) ranks[count++] = -best[place];
        }
        Arrays.sort(ranks, 0, count);
        for (int place = 0; place < count; place++) ranks[place] = -ranks[place];
        return Arrays.copyOf(ranks, count);
    }
}
