package marigold.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `marigold up` was asked to do.
///
/// @param port        the HTTP port; 0 takes any free one
/// @param dataFolder  where the database, secrets and logs are kept
/// @param databaseUrl a PostgreSQL server to use instead of the embedded one
record Options(boolean demo, int port, Path dataFolder, Optional<String> databaseUrl) {
    private static final String DEFAULT_PORT = "8080";
    private static final String DEFAULT_DATA_FOLDER = ".marigold";
    private static final int PORT_MAX = 65_535;

    static Options parse(List<String> arguments, Map<String, String> environment) {
        boolean demo = false;
        var port = DEFAULT_PORT;
        var data = environment.getOrDefault("MARIGOLD_DATA", DEFAULT_DATA_FOLDER);
        var databaseUrl = environment.get("MARIGOLD_DATABASE_URL");
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            int equals = option.indexOf('=');
            if (option.startsWith("--") && equals > 0) {
                rest.addFirst(option.substring(equals + 1));
                option = option.substring(0, equals);
            }
            switch (option) {
                case "--demo" -> {
                    if (equals > 0) throw CannotStart.wrongUsage("The option --demo takes no value.");
                    demo = true;
                }
                case "--port" -> port = valueOf(option, "a number", rest);
                case "--data" -> data = valueOf(option, "a folder", rest);
                case "--database-url" -> databaseUrl = valueOf(option, "a PostgreSQL URL", rest);
                default ->
                    throw CannotStart.wrongUsage(
                            "Unknown option %s; 'marigold help' lists what there is.".formatted(option));
            }
        }
        return new Options(
                demo,
                portFrom(port),
                Path.of(data).toAbsolutePath().normalize(),
                Optional.ofNullable(databaseUrl).filter(url -> !url.isBlank()));
    }

    private static String valueOf(String option, String what, ArrayDeque<String> rest) {
        if (rest.isEmpty() || rest.peek().isBlank() || rest.peek().startsWith("--")) {
            throw CannotStart.wrongUsage("The option %s needs %s.".formatted(option, what));
        }
        return rest.remove();
    }

    private static int portFrom(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= PORT_MAX) return port;
        } catch (NumberFormatException _) {
            // The sentence below says it for both cases.
        }
        throw CannotStart.wrongUsage(
                "The port must be a number from 1 to %d (or 0 for any free one), not '%s'.".formatted(PORT_MAX, text));
    }
}
