package marigold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder for this run and every process that it starts. Closing it ends those processes, the youngest
/// first, and removes the folder, however the run ends.
final class Workplace implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Path folder;
    private final Deque<Process> running = new ArrayDeque<>();
    private final List<Runnable> finishing = new ArrayList<>();
    private boolean closed;
    private volatile boolean interrupted;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    /// @param parent on a disk: a database in memory would be no measure
    static Workplace in(Path parent) throws IOException {
        Files.createDirectories(parent);
        var workplace = new Workplace(Files.createTempDirectory(parent, "run-"));
        Runtime.getRuntime().addShutdownHook(new Thread(workplace::interrupt, "bench-close"));
        return workplace;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(file(name), content);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Starts a process that lives until [#stop] or the end of the run. Its output goes to a file.
    synchronized Process start(List<String> command, Map<String, String> environment, Path output) throws IOException {
        if (closed) throw new BenchFailed("The benchmark was stopped.");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(Workplace::isSetting);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        running.push(process);
        return process;
    }

    /// The product runs with its defaults, but for what a profiler wants of its JVM.
    private static boolean isSetting(String name) {
        return name.startsWith("MARIGOLD_") && !name.equals("MARIGOLD_JAVA_OPTS") || name.startsWith("PG");
    }

    /// Runs a tool to its end.
    ///
    /// @return what it printed
    String run(List<String> command, Map<String, String> environment, Duration timeout) {
        try {
            var output = Files.createTempFile(folder, "output-", ".txt");
            var process = start(command, environment, output);
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) stop(process);
            forget(process);
            var printed = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new BenchFailed("%s failed: %s".formatted(command.getFirst(), printed.strip()));
            }
            return printed;
        } catch (IOException failure) {
            throw new BenchFailed("%s cannot be run: %s".formatted(command.getFirst(), failure.getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("The benchmark was interrupted.", interrupted);
        }
    }

    void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget(process);
    }

    private synchronized void forget(Process process) {
        running.remove(process);
    }

    /// What is done after every process was told to end.
    synchronized void finish(Runnable work) {
        finishing.add(work);
    }

    /// Whether somebody has ended the run from outside.
    boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = !isClosed();
        close();
    }

    @Override
    public void close() {
        List<Process> left;
        synchronized (this) {
            if (closed) return;
            closed = true;
            left = List.copyOf(running);
        }
        left.forEach(this::stop);
        finishing.forEach(Runnable::run);
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException failure) {
            System.err.printf("bench: %s could not be removed: %s%n", folder, failure.getMessage());
        }
    }
}
