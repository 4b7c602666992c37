package marigold.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// nginx, which serves one answer of the product from a file, with the product's headers.
///
/// It checks no token: what that costs is part of the distance.
final class Nginx {
    /// nginx makes these itself.
    private static final Set<String> OWN_HEADERS = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "etag",
            "keep-alive",
            "server",
            "transfer-encoding");

    private static final String CONFIGURATION = """
        daemon off;
        %1$s
        worker_processes %2$d;
        pid %3$s/nginx.pid;
        error_log stderr warn;
        events {
          worker_connections 1024;
        }
        http {
          access_log off;
          server_tokens off;
          sendfile on;
          tcp_nodelay on;
          open_file_cache max=16 inactive=1h;
          keepalive_requests 100000000;
          client_body_temp_path %3$s/body;
          proxy_temp_path %3$s/proxy;
          fastcgi_temp_path %3$s/fastcgi;
          uwsgi_temp_path %3$s/uwsgi;
          scgi_temp_path %3$s/scgi;
          server {
            listen 127.0.0.1:%4$d;
            location = %5$s {
              default_type application/json;
              alias %3$s/answer;
        %6$s
            }
          }
        }
        """;

    private final int port;
    private final String path;
    private final Runnable end;

    private Nginx(int port, String path, Runnable end) {
        this.port = port;
        this.path = path;
        this.end = end;
    }

    void stop() {
        end.run();
    }

    static Nginx serving(HttpResponse<byte[]> answer, Workplace workplace) {
        try {
            int port = freePort();
            var path = answer.uri().getPath();
            var folder = Files.createDirectories(workplace.file("nginx-" + port));
            Files.write(folder.resolve("answer"), answer.body());
            var configuration = workplace.write(
                    "nginx-%d.conf".formatted(port),
                    CONFIGURATION.formatted(
                            // As root, it would run its workers as a user who may not see the folder.
                            isRoot() ? "user root;" : "",
                            Runtime.getRuntime().availableProcessors(),
                            folder,
                            port,
                            path,
                            headers(answer)));
            var log = workplace.file("nginx-%d.txt".formatted(port));
            var process = workplace.start(
                    List.of("nginx", "-c", configuration.toString(), "-p", folder.toString()), Map.of(), log);
            var nginx = new Nginx(port, path, () -> workplace.stop(process));
            nginx.await(process, answer, () -> Files.readString(log).strip());
            return nginx;
        } catch (IOException failure) {
            throw new BenchFailed("nginx cannot be started: " + failure.getMessage(), failure);
        }
    }

    private interface Log {
        String read() throws IOException;
    }

    private void await(Process process, HttpResponse<byte[]> answer, Log log) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            Waiting.pause(Duration.ofMillis(50));
            if (!process.isAlive()) throw new BenchFailed("nginx does not start: " + log.read());
            try {
                var served = new Client(port, "").get(path);
                if (served.statusCode() == 200 && Arrays.equals(served.body(), answer.body())) return;
                throw new BenchFailed("nginx serves something else: %d".formatted(served.statusCode()));
            } catch (BenchFailed failure) {
                if (!(failure.getCause() instanceof IOException)) throw failure;
            }
        }
        throw new BenchFailed("nginx does not answer: " + log.read());
    }

    int port() {
        return port;
    }

    String etag() {
        return new Client(port, "").get(path).headers().firstValue("etag").orElseThrow();
    }

    private static String headers(HttpResponse<byte[]> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !OWN_HEADERS.contains(header.getKey())
                        && !header.getKey().startsWith(":"))
                .flatMap(header -> header.getValue().stream()
                        .map(value -> "      add_header %s \"%s\";"
                                .formatted(
                                        header.getKey(),
                                        value.replace("\\", "\\\\").replace("\"", "\\\""))))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
