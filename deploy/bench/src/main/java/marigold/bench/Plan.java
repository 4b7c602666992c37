package marigold.bench;

/// How much is measured.
///
/// A vendor has [#FARMERS] farmers, each with an entry a day.
enum Plan {
    QUICK(3, 2, 6, 20),
    FULL(5, 5, 40, 40);

    static final int VENDORS = 8;
    static final int FARMERS = 100;

    /// Farmers of the list that is cached.
    static final int LISTED_FARMERS = 40;

    static final int CONNECTIONS = 16;
    static final int THREADS = 2;

    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;
    private final int days;

    Plan(int rounds, int seconds, int warmUpSeconds, int days) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
        this.days = days;
    }

    int rounds() {
        return rounds;
    }

    /// Length of one measurement.
    int seconds() {
        return seconds;
    }

    /// What a program's compiler gets before a kind of work is measured: the product as much as any that
    /// stands beside it.
    int warmUpSeconds() {
        return warmUpSeconds;
    }

    /// The same for entries, where the issue asks for a minute.
    int entryWarmUpSeconds() {
        return this == FULL ? 60 : warmUpSeconds;
    }

    /// What is enough where an earlier kind of work has run nearly the same code.
    int briefWarmUpSeconds() {
        return warmUpSeconds / 4;
    }

    /// Days on which every farmer brings something.
    int days() {
        return days;
    }

    /// How long nothing is done, to see what the product does meanwhile.
    int idleSeconds() {
        return this == FULL ? 60 : 10;
    }

    /// How long the load runs after which the memory is looked at.
    int memorySeconds() {
        return this == FULL ? 300 : 20;
    }

    int memoryStepSeconds() {
        return this == FULL ? 60 : 10;
    }

    /// Events of the rebuild.
    int rebuiltEvents() {
        return this == FULL ? 1_000_000 : 100_000;
    }

    /// Rebuilds before those that count: of as many events, so that little is left to compile.
    int rebuildWarmUps() {
        return this == FULL ? 1 : 4;
    }

    int largeMarketVendors() {
        return this == FULL ? 8 : 4;
    }

    /// Entries of a large market, beside those of a small one.
    int grownEntries() {
        return this == FULL ? 5_000_000 : 100_000;
    }

    int smallMarketEntries() {
        return this == FULL ? 50_000 : 20_000;
    }

    int entries() {
        return VENDORS * FARMERS * days;
    }
}
