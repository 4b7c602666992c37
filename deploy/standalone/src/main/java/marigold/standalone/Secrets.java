package marigold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/// What must stay secret: from the environment, or drawn once and kept in the data folder, readable by its
/// owner only.
final class Secrets {
    /// 256 bits: what HMAC-SHA-256 asks of its key, and more than anyone guesses of a password.
    private static final int BYTES = 32;

    private final Path folder;
    private final Map<String, String> environment;

    private Secrets(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static Secrets in(DataFolder data, Map<String, String> environment) {
        var folder = data.path().resolve("secrets");
        try {
            DataFolder.createPrivately(folder);
        } catch (IOException cause) {
            throw unusable(folder, cause);
        }
        return new Secrets(folder, environment);
    }

    Path folder() {
        return folder;
    }

    String jwtSecret() {
        var secret = fromEnvironmentOrFile("MARIGOLD_JWT_SECRET", "jwt-secret");
        if (secret.getBytes(UTF_8).length < BYTES) {
            throw new CannotStart("MARIGOLD_JWT_SECRET is too short; it must have at least %d bytes.".formatted(BYTES));
        }
        return secret;
    }

    String masterUsername() {
        return environment.getOrDefault("MARIGOLD_MASTER_USERNAME", "master");
    }

    String masterPassword() {
        return fromEnvironmentOrFile("MARIGOLD_MASTER_PASSWORD", "master-password");
    }

    boolean masterPasswordIsGiven() {
        return isGiven("MARIGOLD_MASTER_PASSWORD");
    }

    String postgresPassword() {
        return fromFile("postgres-password");
    }

    String demoPassword() {
        return fromFile("demo-password");
    }

    Path postgresPasswordFile() {
        postgresPassword();
        return folder.resolve("postgres-password");
    }

    /// Replaces the file at once and wholly, so that a reader never sees half a value.
    void keep(String name, String value) {
        try {
            write(folder.resolve(name), value);
        } catch (IOException cause) {
            throw unusable(folder, cause);
        }
    }

    private String fromEnvironmentOrFile(String variable, String file) {
        return isGiven(variable) ? environment.get(variable) : fromFile(file);
    }

    private boolean isGiven(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private String fromFile(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) write(file, drawn());
            var value = Files.readString(file).strip();
            if (value.isEmpty()) throw new CannotStart("The secret in %s is empty.".formatted(file));
            return value;
        } catch (IOException cause) {
            throw unusable(file, cause);
        }
    }

    private static String drawn() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Through a file of its own, forced to disk and renamed: an interrupted start leaves the old or the new
    /// secret.
    private static void write(Path file, String value) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(UTF_8.encode(value + "\n"));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.force(file.getParent());
    }

    private static CannotStart unusable(Path path, IOException cause) {
        return new CannotStart(
                "The secrets in %s cannot be used: %s.".formatted(path, Sentences.reasonOf(cause)), cause);
    }
}
