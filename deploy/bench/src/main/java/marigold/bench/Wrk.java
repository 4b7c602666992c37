package marigold.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `wrk`: as many HTTP requests as [Plan#CONNECTIONS] kept connections can do.
final class Wrk {
    private static final Pattern RATE = Pattern.compile("^Requests/sec:\\s*([0-9.]+)", Pattern.MULTILINE);
    private static final Pattern DONE = Pattern.compile("^\\s*([0-9]+) requests in ", Pattern.MULTILINE);
    private static final Pattern P99 = Pattern.compile("^\\s*99%\\s*([0-9.]+)(us|ms|s|m|h)$", Pattern.MULTILINE);
    private static final Pattern REFUSED =
            Pattern.compile("^\\s*Non-2xx or 3xx responses: ([0-9]+)", Pattern.MULTILINE);
    private static final Pattern BROKEN = Pattern.compile(
            "^\\s*Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)", Pattern.MULTILINE);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Workplace workplace;

    Wrk(Workplace workplace) {
        this.workplace = workplace;
    }

    /// The same request always.
    Sample same(int port, String path, int seconds, String... headers) {
        var command = command(seconds);
        for (var header : headers) command.addAll(List.of("-H", header));
        command.add(url(port, path));
        return run(command, seconds);
    }

    /// The requests that a Lua script makes up.
    Sample scripted(int port, String script, int seconds, Object... arguments) {
        var command = command(seconds);
        command.addAll(List.of("-s", script, url(port, "/"), "--", Integer.toString(Plan.THREADS)));
        for (var argument : arguments) command.add(argument.toString());
        return run(command, seconds);
    }

    private static List<String> command(int seconds) {
        return new ArrayList<>(List.of(
                "wrk",
                "--threads=" + Plan.THREADS,
                "--connections=" + Plan.CONNECTIONS,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--latency"));
    }

    private static String url(int port, String path) {
        return "http://127.0.0.1:%d%s".formatted(port, path);
    }

    private Sample run(List<String> command, int seconds) {
        return parse(workplace.run(command, Map.of(), GRACE.plusSeconds(seconds)));
    }

    static Sample parse(String output) {
        return new Sample(
                Double.parseDouble(required(RATE, output)),
                Long.parseLong(required(DONE, output)),
                p99(output),
                failures(output));
    }

    private static OptionalDouble p99(String output) {
        var found = P99.matcher(output);
        if (!found.find()) return OptionalDouble.empty();
        double millis = switch (found.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
        return OptionalDouble.of(Double.parseDouble(found.group(1)) * millis);
    }

    /// wrk is silent about what did not happen.
    private static long failures(String output) {
        long failures = 0;
        for (Matcher found : List.of(REFUSED.matcher(output), BROKEN.matcher(output))) {
            if (!found.find()) continue;
            for (int group = 1; group <= found.groupCount(); group++) failures += Long.parseLong(found.group(group));
        }
        return failures;
    }

    private static String required(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) throw new BenchFailed("wrk printed something unexpected: " + output.strip());
        return found.group(1);
    }
}
