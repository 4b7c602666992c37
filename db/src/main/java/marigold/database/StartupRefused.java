package marigold.database;

/// Marigold will not run like this. The message is one sentence for the person who started it: what is wrong
/// and what to do.
public final class StartupRefused extends RuntimeException {
    public StartupRefused(String sentence) {
        super(sentence);
    }

    public StartupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
