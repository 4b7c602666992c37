package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium without a window that is used as a person uses it: with a mouse, keys and patience. It is told
/// so by the Chrome DevTools Protocol.
final class DrivenChromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Integer> KEYS =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32, "ArrowDown", 40);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger commands = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /// @param folder for its profile
    DrivenChromium(Path folder) {
        Path profile = folder.resolve("driven-profile");
        Path port = profile.resolve("DevToolsActivePort");
        try {
            Files.deleteIfExists(port);
            process = new ProcessBuilder(
                            System.getProperty("marigold.chromium", "chromium"),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("The browser's tests need chromium; .ci/run browser installs it.", failed);
        }
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(pageAt(port), new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log")) command(domain + ".enable", Map.of());
    }

    private static URI pageAt(Path port) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Files.exists(port) && !Files.readString(port).isBlank());
        return Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> page(port), page -> page != null);
    }

    private static URI page(Path port) throws IOException, InterruptedException {
        String address = "http://127.0.0.1:%s/json/list"
                .formatted(Files.readAllLines(port).getFirst());
        HttpResponse<String> pages = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(pages.body())
                .valueStream()
                .filter(each -> each.get("type").asString().equals("page"))
                .map(each -> URI.create(each.get("webSocketDebuggerUrl").asString()))
                .findFirst()
                .orElse(null);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode said = message.path("params");
        switch (message.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                complaints.add(
                        said.at("/exceptionDetails/exception/description").asString("an exception"));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(said.get("type").asString()))
                    complaints.add(said.get("args").toString());
            }
            case "Log.entryAdded" -> {
                if (said.at("/entry/level").asString().equals("error"))
                    complaints.add(said.at("/entry/text").asString() + " "
                            + said.at("/entry/url").asString(""));
            }
            default -> {}
        }
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        int id = commands.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        try {
            JsonNode answered = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answered.has("error")).as(answered.toString()).isFalse();
            return answered.get("result");
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(method, failed);
        }
    }

    /// What scripts and the console complained of since the last time.
    List<String> complaints() {
        List<String> said = new ArrayList<>(complaints);
        complaints.clear();
        return said;
    }

    void open(String address) {
        command("Page.navigate", Map.of("url", address));
        await("document.readyState === 'complete'");
    }

    void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /// @param scheme light or dark
    void prefers(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    JsonNode evaluate(String script) {
        JsonNode result =
                command("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        assertThat(result.has("exceptionDetails")).as("%s: %s", script, result).isFalse();
        return result.path("result").path("value");
    }

    /// Waits until a script's value is true.
    void await(String condition) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> evaluate("Boolean(%s)".formatted(condition)).asBoolean());
    }

    /// Waits until what is shown there contains the words.
    void awaitText(String selector, String words) {
        await("[...document.querySelectorAll(%s)].some(each => each.checkVisibility() && each.innerText.includes(%s))"
                .formatted(quoted(selector), quoted(words)));
    }

    String text(String selector) {
        return evaluate("document.querySelector(%s)?.innerText ?? ''".formatted(quoted(selector)))
                .asString();
    }

    /// Presses where the middle of the first such part is that can be seen, and that nothing lies upon.
    void click(String selector) {
        String find =
                "[...document.querySelectorAll(%s)].find(each => each.checkVisibility())".formatted(quoted(selector));
        await("(%s)".formatted(find));
        evaluate("(%s).scrollIntoView({block: 'center'})".formatted(find));
        JsonNode place = evaluate("""
            (() => {
              const part = %s, box = part.getBoundingClientRect();
              const x = box.x + Math.min(box.width / 2, 60), y = box.y + box.height / 2;
              const hit = document.elementFromPoint(x, y);
              return {x, y, hit: part.contains(hit) || hit?.contains(part)};
            })()
            """.formatted(find));
        assertThat(place.get("hit").asBoolean())
                .as("%s can be pressed", selector)
                .isTrue();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            place.get("x").asDouble(),
                            "y",
                            place.get("y").asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /// Types where the focus is.
    void type(String text) {
        command("Input.insertText", Map.of("text", text));
    }

    void press(String key) {
        String typed = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
        for (String type : List.of("keyDown", "keyUp")) {
            command(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key.equals(" ") ? "Space" : key,
                            "windowsVirtualKeyCode",
                            KEYS.get(key),
                            "text",
                            type.equals("keyDown") ? typed : ""));
        }
    }

    /// What has the focus, by its id or else its text.
    String focused() {
        return evaluate("(({id, name, innerText}) => id || name || innerText.replace(/\\s+/g, '"
                        + " '))(document.activeElement)")
                .asString();
    }

    void picture(Path file) throws IOException {
        String image = command("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
