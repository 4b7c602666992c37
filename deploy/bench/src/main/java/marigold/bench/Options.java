package marigold.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `marigold bench` was asked to do.
///
/// @param lines  ids of the lines to measure; all when empty
/// @param json   where the figures go as JSON
/// @param huge   whether line 7 also rebuilds ten million events with little memory
/// @param report whether docs/performance.md is written
/// @param render figures of an earlier run, from which alone it is written
record Options(
        Plan plan, Set<Integer> lines, Optional<Path> json, boolean huge, boolean report, Optional<Path> render) {
    boolean wants(int line) {
        return lines.isEmpty() || lines.contains(line);
    }

    static Options parse(List<String> arguments) {
        var plan = Plan.QUICK;
        var lines = new HashSet<Integer>();
        var json = Optional.<Path>empty();
        var render = Optional.<Path>empty();
        boolean huge = false;
        boolean report = false;
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            int equals = option.indexOf('=');
            if (option.startsWith("--") && equals > 0) {
                rest.addFirst(option.substring(equals + 1));
                option = option.substring(0, equals);
            }
            switch (option) {
                case "--quick" -> plan = Plan.QUICK;
                case "--full" -> plan = Plan.FULL;
                case "--line" -> lines.add(number(valueOf(option, "a line's number", rest)));
                case "--json" ->
                    json = Optional.of(Path.of(valueOf(option, "a file", rest)).toAbsolutePath());
                case "--render" ->
                    render =
                            Optional.of(Path.of(valueOf(option, "a file", rest)).toAbsolutePath());
                case "--huge" -> huge = true;
                case "--report" -> report = true;
                default ->
                    throw BenchFailed.wrongUsage(
                            "Unknown option %s; 'marigold bench --help' lists what there is.".formatted(option));
            }
        }
        boolean whole = plan == Plan.FULL && lines.isEmpty();
        return new Options(plan, Set.copyOf(lines), json, huge, report || whole, render);
    }

    private static String valueOf(String option, String what, ArrayDeque<String> rest) {
        if (rest.isEmpty() || rest.peek().isBlank() || rest.peek().startsWith("--")) {
            throw BenchFailed.wrongUsage("The option %s needs %s.".formatted(option, what));
        }
        return rest.remove();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw BenchFailed.wrongUsage("A line has a number, not '%s'.".formatted(text));
        }
    }
}
