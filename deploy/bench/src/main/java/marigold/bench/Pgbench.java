package marigold.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// `pgbench`: as many prepared statements as [Plan#CONNECTIONS] clients can do.
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("^tps = ([0-9.]+) \\(without initial", Pattern.MULTILINE);
    private static final Pattern DONE =
            Pattern.compile("^number of transactions actually processed: ([0-9]+)", Pattern.MULTILINE);
    private static final Pattern FAILED =
            Pattern.compile("^number of failed transactions: ([0-9]+)", Pattern.MULTILINE);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Workplace workplace;
    private final Database database;

    Pgbench(Workplace workplace, Database database) {
        this.workplace = workplace;
        this.database = database;
    }

    /// @param scripts   one of them, drawn at random, for each transaction
    /// @param variables that the scripts do not set themselves
    Sample run(int seconds, List<Path> scripts, Map<String, Object> variables) {
        var command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + Plan.CONNECTIONS,
                "--jobs=" + Plan.THREADS,
                "--time=" + seconds));
        for (var script : scripts) command.add("--file=" + script);
        variables.forEach((name, value) -> command.add("--define=%s=%s".formatted(name, value)));
        return parse(workplace.run(command, database.environment(), GRACE.plusSeconds(seconds)));
    }

    static Sample parse(String output) {
        var failed = FAILED.matcher(output);
        return new Sample(
                Double.parseDouble(required(RATE, output)),
                Long.parseLong(required(DONE, output)),
                OptionalDouble.empty(),
                failed.find() ? Long.parseLong(failed.group(1)) : 0);
    }

    private static String required(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) throw new BenchFailed("pgbench printed something unexpected: " + output.strip());
        return found.group(1);
    }
}
