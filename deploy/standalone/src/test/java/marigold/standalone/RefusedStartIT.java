package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("marigold ends with one sentence")
class RefusedStartIT {
    private static final String NO_JDK = "Marigold needs a JDK 25 or newer and found none;"
            + " install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it.";

    @TempDir
    Path folder;

    @Test
    @DisplayName("is refused with a key for sign-ins that is too short to be one")
    void shortSecret(@TempDir Path data) {
        Product.run(List.of("up", "--port", "0", "--data", data.toString()), Map.of("MARIGOLD_JWT_SECRET", "short"))
                .refuses(1, "MARIGOLD_JWT_SECRET is too short; it must have at least 32 bytes.");
    }

    @Test
    @DisplayName("when --database-url cannot be reached")
    void unreachable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        upWith("postgresql://someone:secret@127.0.0.1:%d/market".formatted(port))
                .refuses(
                        1,
                        "The database at 127.0.0.1:%d/market cannot be reached: Connection refused.".formatted(port));
    }

    @Test
    @DisplayName("when --database-url leads to a PostgreSQL older than 15")
    void tooOld() throws IOException {
        try (var server = new FakePostgres("14.22")) {
            upWith("jdbc:postgresql://127.0.0.1:%d/market".formatted(server.port()))
                    .refuses(
                            1,
                            "The server at 127.0.0.1:%d/market runs PostgreSQL 14.22; Marigold needs version 15 or newer."
                                    .formatted(server.port()));
        }
    }

    @Test
    @DisplayName("when --database-url is no PostgreSQL URL, which is not repeated since it may hold a password")
    void noUrl() {
        upWith("mysql://someone:secret@127.0.0.1/market")
                .refuses(2, "The database URL must look like postgresql://USER:PASSWORD@HOST:PORT/DATABASE.");
    }

    @Test
    @DisplayName("when the port is no port")
    void noPort() {
        Product.run(List.of("up", "--port", "80800", "--data", folder.toString()))
                .refuses(2, "The port must be a number from 1 to 65535 (or 0 for any free one), not '80800'.");
    }

    @Test
    @DisplayName("when the data folder is a file")
    void dataIsAFile() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        Product.run(List.of("up", "--port", "0", "--data", file.toString()))
                .refuses(1, "The data folder %s cannot be used: %s is not a folder.".formatted(file, file));
    }

    @Test
    @DisplayName("when an option or a command is unknown, or missing")
    void unknown() {
        Product.run(List.of("up", "--prot", "1"))
                .refuses(2, "Unknown option --prot; 'marigold help' lists what there is.");
        Product.run(List.of("up", "--port")).refuses(2, "The option --port needs a value.");
        Product.run(List.of("upp")).refuses(2, "Unknown command upp; 'marigold help' lists what there is.");
        Product.run(List.of()).refuses(2, "A command is missing; 'marigold help' lists them.");
    }

    @Test
    @DisplayName("when there is no JDK at all")
    void noJdk() {
        Product.run(List.of("up"), Map.of("MARIGOLD_JDK_DIRS", folder.toString()))
                .refuses(1, NO_JDK);
    }

    @Test
    @DisplayName("when every JDK is too old")
    void oldJdk() throws IOException {
        var bin = Files.createDirectories(folder.resolve("jdk-17/bin"));
        for (var program : List.of("java", "javac")) {
            var file = Files.writeString(bin.resolve(program), "#!/bin/sh\nexit 99\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(folder.resolve("jdk-17/release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"17.0.15\"\n");
        Product.run(List.of("up"), Map.of("MARIGOLD_JDK_DIRS", folder.toString()))
                .refuses(1, NO_JDK);
    }

    private Product upWith(String databaseUrl) {
        return Product.run(List.of("up", "--port", "0", "--data", folder.toString(), "--database-url", databaseUrl));
    }
}
