package marigold.standalone;

/// A failure that its reader can mend: its message is one sentence, and nothing else is printed.
final class CannotStart extends RuntimeException {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final int exitCode;

    CannotStart(String sentence) {
        this(FAILED, sentence, null);
    }

    CannotStart(String sentence, Throwable cause) {
        this(FAILED, sentence, cause);
    }

    private CannotStart(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static CannotStart wrongUsage(String sentence) {
        return new CannotStart(WRONG_USAGE, sentence, null);
    }

    int exitCode() {
        return exitCode;
    }
}
