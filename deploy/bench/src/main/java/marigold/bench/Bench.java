package marigold.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `marigold bench`: measures the running product beside what limits it, in turns, and says how they compare.
final class Bench {
    private final Options options;
    private final Path root;
    private final PrintStream out;
    private final Instant begin = Instant.now();

    private Bench(Options options, Path root, PrintStream out) {
        this.options = options;
        this.root = root;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("marigold.root", "")).toAbsolutePath();
        try {
            var options = Options.parse(List.of(arguments));
            if (options.render().isPresent()) {
                Performance.write(root, Files.readString(options.render().get()));
                return;
            }
            requireWritable(options);
            try (var workplace = Workplace.in(root.resolve("deploy/bench/target"))) {
                new Bench(options, root, System.out).runIn(workplace);
            }
        } catch (BenchFailed failure) {
            System.err.println("bench: " + failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    /// Now, and not after ten minutes.
    private static void requireWritable(Options options) {
        options.json().ifPresent(file -> {
            if (!Files.isDirectory(file.getParent())) {
                throw BenchFailed.wrongUsage("There is no folder %s for the figures.".formatted(file.getParent()));
            }
        });
    }

    private void runIn(Workplace workplace) throws IOException {
        try {
            run(workplace);
        } catch (BenchFailed failure) {
            // Tools that end early when the run is stopped are no news.
            if (workplace.isInterrupted()) throw new BenchFailed("The benchmark was stopped.", failure);
            throw failure;
        }
    }

    /// Every line, in the order in which they are measured.
    private static List<Line> lines() {
        return List.of(
                new CachedList(),
                new UncachedList(),
                new ReportSheets(),
                new Recommendations(),
                new EntryCommands(),
                new LiveLag(),
                new TrafficMix(),
                new Memory(),
                new StartUp(),
                new Rebuild(),
                new Growth());
    }

    private void run(Workplace workplace) throws IOException {
        double loadBefore = load();
        say("The machine's load is %.1f.".formatted(loadBefore));
        var arena = Arena.of(options.plan(), options.huge(), root, workplace, this::say);
        var results = new ArrayList<Result>();
        for (var line : lines()) {
            if (!options.wants(line.id())) continue;
            results.add(measured(line, arena));
            results.sort(Comparator.comparingInt(Result::id));
            // After each line: a run of an hour that is stopped has told something.
            write(new Report(results, machine(loadBefore, arena)));
        }
        report(new Report(results, machine(loadBefore, arena)));
        if (arena.startedProduct().filter(product -> product.loggedErrors() > 0).isPresent()) {
            var log = root.resolve("deploy/bench/target/marigold.log");
            arena.product().keepLog(log);
            out.println("The log with the errors is %s.".formatted(log));
        }
        results.forEach(result -> result.failure()
                .ifPresent(
                        sentence -> out.println("Line %d could not be measured: %s".formatted(result.id(), sentence))));
    }

    /// A line that cannot be measured does not cost the others their figures.
    private Result measured(Line line, Arena arena) {
        say("Line %d: %s".formatted(line.id(), line.name()));
        try {
            return Result.of(line, line.measure(arena));
        } catch (RuntimeException | IOException failure) {
            if (arena.workplace().isInterrupted()) throw new BenchFailed("The benchmark was stopped.", failure);
            var sentence = failure instanceof BenchFailed ? failure.getMessage() : failure.toString();
            say("  " + sentence);
            return Result.failed(line, sentence);
        }
    }

    private Map<String, Object> machine(double loadBefore, Arena arena) throws IOException {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("plan", options.plan().name().toLowerCase(Locale.ROOT));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        processorName().ifPresent(name -> machine.put("processor", name));
        machine.put("loadBefore", loadBefore);
        machine.put("loadAfter", load());
        machine.put("java", Runtime.version().toString());
        machine.put("postgresql", arena.postgresVersion());
        machine.put(
                "loggedErrors",
                arena.startedProduct().map(Product::loggedErrors).orElse(0L));
        machine.put("seconds", Duration.between(begin, Instant.now()).toSeconds());
        return machine;
    }

    /// As the kernel calls it, where it says so.
    private static Optional<String> processorName() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) return Optional.empty();
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private void write(Report report) throws IOException {
        if (options.json().isPresent()) Files.writeString(options.json().get(), report.json());
    }

    private void report(Report report) throws IOException {
        out.println();
        out.print(report.table());
        out.println();
        out.print(report.conditions());
        if (options.json().isPresent())
            out.println("The figures are in %s.".formatted(options.json().get()));
        if (options.report()) {
            Performance.write(root, report.json());
            out.println("docs/performance.md and its plots are written.");
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void say(String sentence) {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, sentence);
    }
}
