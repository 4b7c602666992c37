package marigold.standalone;

import java.time.Duration;

/// Ends things in order, HTTP before PostgreSQL, however the end comes: a signal, a failed start or a lost
/// database.
final class Shutdown {
    /// What requests under way get before they are cut off.
    static final Duration HTTP_TIMEOUT = Duration.ofSeconds(3);

    /// A context that hangs while it closes must not keep PostgreSQL from closing.
    private static final Duration CONTEXT_TIMEOUT = HTTP_TIMEOUT.plusSeconds(1);

    private volatile AutoCloseable first = () -> {};
    private volatile AutoCloseable last = () -> {};
    private volatile boolean begun;

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "marigold-shutdown"));
    }

    void first(AutoCloseable context) {
        first = context;
    }

    void last(AutoCloseable database) {
        last = database;
    }

    boolean hasBegun() {
        return begun;
    }

    /// Says why and exits; quietly when a signal was first, since then a failed start is only its echo.
    void exit(Console console, CannotStart refused) {
        if (begun) return;
        console.complain(refused.getMessage());
        System.exit(refused.exitCode());
    }

    private void run() {
        begun = true;
        var closing = Thread.ofPlatform().daemon().name("marigold-close").start(() -> close(first));
        try {
            closing.join(CONTEXT_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close(last);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception failure) {
            System.getLogger(Shutdown.class.getName()).log(System.Logger.Level.WARNING, "Closing failed", failure);
        }
    }
}
