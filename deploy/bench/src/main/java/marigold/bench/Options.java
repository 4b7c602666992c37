package marigold.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// What `marigold bench` was asked to do.
///
/// @param json where the figures go as JSON
record Options(Plan plan, Optional<Path> json) {
    static Options parse(List<String> arguments) {
        var plan = Plan.QUICK;
        var json = Optional.<Path>empty();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            if (option.startsWith("--json=")) {
                rest.addFirst(option.substring("--json=".length()));
                option = "--json";
            }
            switch (option) {
                case "--quick" -> plan = Plan.QUICK;
                case "--full" -> plan = Plan.FULL;
                case "--json" -> {
                    if (rest.isEmpty() || rest.peek().isBlank() || rest.peek().startsWith("--")) {
                        throw BenchFailed.wrongUsage("The option --json needs a file.");
                    }
                    json = Optional.of(Path.of(rest.remove()).toAbsolutePath());
                }
                default ->
                    throw BenchFailed.wrongUsage(
                            "Unknown option %s; 'marigold bench --help' lists what there is.".formatted(option));
            }
        }
        return new Options(plan, json);
    }
}
