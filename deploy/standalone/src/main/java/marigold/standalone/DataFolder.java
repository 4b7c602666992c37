package marigold.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds one installation's database, secrets and logs, held by one process at a time.
///
/// The lock is the operating system's, on an open file: it ends with the process, however that ends.
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    static DataFolder open(Path path) {
        try {
            createPrivately(path);
            createPrivately(path.resolve("logs"));
            // One name for one folder: a PostgreSQL left behind is recognised by it.
            return lock(path.toRealPath());
        } catch (IOException cause) {
            throw new CannotStart(
                    "The data folder %s cannot be used: %s.".formatted(path, Sentences.reasonOf(cause)), cause);
        }
    }

    private static DataFolder lock(Path path) throws IOException {
        var file = path.resolve("lock");
        var channel = FileChannel.open(file, CREATE, READ, WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            var holder = Files.readString(file).strip();
            throw new CannotStart("Marigold is already running on the data folder %s%s."
                    .formatted(path, holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
        return new DataFolder(path, channel, lock);
    }

    static void createPrivately(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// Makes names that were just created or renamed in `folder` survive a power cut.
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
