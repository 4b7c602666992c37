package marigold.standalone;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/// Keeps Spring's stack traces off the console: the launcher prints one sentence, the log file has the rest.
final class QuietFailures implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        LoggerFactory.getLogger(QuietFailures.class).info("The start failed", failure);
        return true;
    }
}
