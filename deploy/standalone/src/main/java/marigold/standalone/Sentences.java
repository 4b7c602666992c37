package marigold.standalone;

import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/// Turns exceptions into the end of a sentence.
final class Sentences {
    private Sentences() {}

    static String reasonOf(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case NoSuchFileException file -> file.getFile() + " does not exist";
            case UnknownHostException host -> "the host " + host.getMessage() + " is unknown";
            default -> oneLine(failure);
        };
    }

    private static String oneLine(Throwable failure) {
        var message = failure.getMessage();
        if (message == null || message.isBlank()) return failure.getClass().getSimpleName();
        var line = message.lines().findFirst().orElseThrow().strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
