package marigold.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/// What deploy/gateway/try needs and no shell has: `free COUNT` prints free ports, all different; `await PORT
/// PROCESS` ends when something speaks HTTP there, and fails when that process ends first.
final class Ports {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private Ports() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "free" -> printFree(Integer.parseInt(arguments[1]));
            case "await" -> System.exit(answers(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])) ? 0 : 1);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void printFree(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        for (var socket : sockets) {
            Console.standard().say(Integer.toString(socket.getLocalPort()));
            socket.close();
        }
    }

    /// Any answer will do, also a refusal.
    private static boolean answers(int port, long process) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(port)))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = Instant.now().plus(PATIENCE);
        try (var client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(deadline) && isAlive(process)) {
                try {
                    client.send(request, BodyHandlers.discarding());
                    return true;
                } catch (IOException _) {
                    Thread.sleep(POLL);
                }
            }
            return false;
        }
    }

    /// A process that has ended and is not yet reaped by the script has no program any more.
    private static boolean isAlive(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }
}
