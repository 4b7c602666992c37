package marigold.bench;

/// No figures can be had; the message is one sentence, and nothing else is printed.
final class BenchFailed extends RuntimeException {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final int exitCode;

    BenchFailed(String sentence) {
        this(FAILED, sentence, null);
    }

    BenchFailed(String sentence, Throwable cause) {
        this(FAILED, sentence, cause);
    }

    private BenchFailed(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static BenchFailed wrongUsage(String sentence) {
        return new BenchFailed(WRONG_USAGE, sentence, null);
    }

    int exitCode() {
        return exitCode;
    }
}
