package marigold.reads;

/// A page of a list, as the caller asked for it.
///
/// @param number counted from 1
/// @param size   rows of a page, 1 to [#SIZE_MAX]
public record Page(int number, int size) {
    /// Existing front ends never ask for a page, so a list answers with all its rows up to this many (B14).
    public static final int SIZE_MAX = 1_000;

    /// Offsets beyond this are a mistake or an attack; PostgreSQL would have to count them all.
    static final int NUMBER_MAX = 1_000_000;

    /// All rows of an export, which are never in memory together.
    static final Page EXPORT = new Page(1, 10_000_000);

    public static final Page WHOLE = new Page(1, SIZE_MAX);

    public long offset() {
        return (number - 1L) * size;
    }

    /// The last page of a list with that many rows; an empty list has one page.
    public long last(long total) {
        return Math.max(1, (total + size - 1) / size);
    }
}
