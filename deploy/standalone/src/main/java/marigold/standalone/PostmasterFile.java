package marigold.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// `postmaster.pid`, where PostgreSQL writes which process owns a cluster, and which a crash leaves behind.
///
/// PostgreSQL itself only asks whether a process with that number is alive. After a reboot or in a container
/// the number
/// may belong to anybody, so here the process must also be a `postgres` that was started on this very folder.
record PostmasterFile(Path cluster) {
    /// Above every system's largest process number, so that PostgreSQL finds nobody there.
    private static final String NOBODY = "999999999";

    /// The PostgreSQL that runs on this cluster, if one does.
    Optional<ProcessHandle> runningServer() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isServedBy);
    }

    /// Makes a left-over file harmless. Only the number is replaced: the rest of the file tells PostgreSQL
    /// which shared
    /// memory to look at, with which it makes sure that no worker of the dead server is still writing.
    void disown() throws IOException {
        if (pid().isEmpty() || runningServer().isPresent()) return;
        var lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(0, NOBODY);
        Files.write(file(), lines);
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<Long> pid() throws IOException {
        if (!Files.exists(file())) return Optional.empty();
        try (var lines = Files.lines(file())) {
            return lines.findFirst().filter(line -> line.matches("[0-9]{1,18}")).map(Long::valueOf);
        }
    }

    /// Not for one that has ended and that nobody has reaped: it has neither a program nor arguments.
    boolean isServedBy(ProcessHandle process) {
        var program = process.info().command().map(command -> Path.of(command).getFileName());
        var arguments = process.info().arguments().map(Arrays::asList);
        return program.filter(name -> name.toString().equals("postgres")).isPresent()
                && arguments.filter(list -> list.contains(cluster.toString())).isPresent();
    }
}
