package marigold.bench;

/// How much is measured.
///
/// A vendor has [#FARMERS] farmers, each with an entry a day.
enum Plan {
    QUICK(3, 3, 4, 15),
    FULL(5, 10, 15, 125);

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

    /// What the product's compiler gets before each kind of work is measured.
    int warmUpSeconds() {
        return warmUpSeconds;
    }

    /// Length of one measurement of another program.
    int peerSeconds() {
        return this == FULL ? seconds : 2;
    }

    /// What stock Axon's compiler gets before its commands are measured.
    int axonWarmUpSeconds() {
        return this == FULL ? 60 : 12;
    }

    /// Days on which every farmer brings something.
    int days() {
        return days;
    }

    /// How long nothing is done, to see what the product does meanwhile.
    int idleSeconds() {
        return this == FULL ? 60 : 12;
    }

    /// How long the load runs after which the memory is looked at.
    int memorySeconds() {
        return this == FULL ? 300 : 40;
    }

    int memoryStepSeconds() {
        return this == FULL ? 60 : 20;
    }

    /// Events of the rebuild.
    int rebuiltEvents() {
        return this == FULL ? 1_000_000 : 100_000;
    }

    /// Rebuilds before those that count: of as many events, so that little is left to compile.
    int rebuildWarmUps() {
        return this == FULL ? 1 : 4;
    }

    /// Entries of a large market, beside those of a small one.
    int grownEntries() {
        return this == FULL ? 5_000_000 : 150_000;
    }

    int entries() {
        return VENDORS * FARMERS * days;
    }
}
