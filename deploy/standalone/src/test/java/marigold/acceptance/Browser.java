package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium without a window, which reads what the product answered from an address of this test: it has no
/// session of its own.
final class Browser implements AutoCloseable {
    /// A page with the others in frames, since a window has a least width. It reads from each frame whether
    /// anything sticks out at the right, and which part does so most.
    private static final String MEASURES = """
        <!DOCTYPE html><html><body><pre id="measured"></pre><script>
        const frames = [];
        for (const name of NAMES) for (const width of WIDTHS) {
          const frame = document.createElement("iframe");
          frame.style.cssText = `border: 0; width: ${width}px; height: 800px`;
          frame.src = name;
          frames.push(new Promise(done => frame.onload = () => {
            const page = frame.contentDocument, root = page.documentElement;
            let widest = "", right = 0;
            for (const part of page.querySelectorAll("main *")) {
              const edge = part.getBoundingClientRect().right;
              if (edge > right) { right = edge; widest = part.tagName + " " + part.textContent.slice(0, 60); }
            }
            done({name, width, room: root.clientWidth, content: root.scrollWidth, right: Math.ceil(right - 0.5), widest});
          }));
          document.body.append(frame);
        }
        Promise.all(frames).then(all => document.getElementById("measured").textContent = JSON.stringify(all));
        </script></body></html>
        """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, byte[]> pages = new LinkedHashMap<>();
    private final HttpServer server;
    private final Path folder;

    Browser(Path folder) {
        this.folder = folder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = pages.get(exchange.getRequestURI().getPath().substring(1));
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    void keep(String name, String html) {
        pages.put(name, html.getBytes(StandardCharsets.UTF_8));
    }

    /// The names of the pages that are kept.
    List<String> kept() {
        return List.copyOf(pages.keySet());
    }

    private String address(String name) {
        return "http://localhost:%d/%s".formatted(server.getAddress().getPort(), name);
    }

    /// @param room    what the page may be wide
    /// @param content what it is wide
    /// @param right   the edge of the part that reaches farthest to the right, in pixels
    record Measure(String name, int width, int room, int content, int right, String widest) {}

    /// All pages that are kept, at each of these widths in pixels.
    List<Measure> measure(int... widths) {
        String names = JSON.writeValueAsString(pages.keySet());
        keep("measures", MEASURES.replace("NAMES", names).replace("WIDTHS", JSON.writeValueAsString(widths)));
        String dom =
                chromium("--window-size=1600,1000", "--virtual-time-budget=20000", "--dump-dom", address("measures"));
        pages.remove("measures");
        String measured = dom.substring(dom.indexOf("<pre id=\"measured\">") + 19, dom.indexOf("</pre>"));
        List<Measure> measures = new ArrayList<>();
        for (JsonNode measure : JSON.readTree(unescaped(measured))) {
            measures.add(JSON.treeToValue(measure, Measure.class));
        }
        return measures;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    Pdf print(String name) {
        Path pdf = folder.resolve(name + ".pdf");
        chromium("--no-pdf-header-footer", "--print-to-pdf=" + pdf, address(name));
        return new Pdf(pdf);
    }

    /// Without its sandbox, which root and most containers cannot have: the pages are our own.
    private String chromium(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("marigold.chromium", "chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// What a program said, which must end well.
    static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("marigold-", ".out");
            Path errors = Files.createTempFile("marigold-", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly();
            assertThat(ended && process.exitValue() == 0)
                    .as("%s: %s", command, Files.readString(errors))
                    .isTrue();
            String said = Files.readString(output);
            Files.delete(output);
            Files.delete(errors);
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The browser's tests need chromium and poppler-utils; .ci/run browser installs them.", failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// A printed document.
    record Pdf(Path file) {
        private static final Pattern WORD =
                Pattern.compile("<word xMin=\"(.+?)\" yMin=\"(.+?)\" xMax=\"(.+?)\" yMax=\"(.+?)\">(.*?)</word>");

        /// Where a word stands, in points from the upper left corner of its page.
        record Word(String text, double left, double top, double right, double bottom) {
            double height() {
                return bottom - top;
            }
        }

        List<Word> words() {
            return WORD.matcher(run(List.of("pdftotext", "-bbox", file.toString(), "-")))
                    .results()
                    .map(word -> new Word(
                            word.group(5),
                            Double.parseDouble(word.group(1)),
                            Double.parseDouble(word.group(2)),
                            Double.parseDouble(word.group(3)),
                            Double.parseDouble(word.group(4))))
                    .toList();
        }

        /// The text of each page.
        List<String> pages() {
            String text = run(List.of("pdftotext", "-layout", file.toString(), "-"));
            return List.of(text.split("\f"));
        }

        List<String> fonts() {
            return run(List.of("pdffonts", file.toString())).lines().skip(2).toList();
        }

        /// A picture on a page.
        ///
        /// @param object what the document keeps of it, however often it shows it
        record Picture(String object, double widthMillimetres) {}

        List<Picture> pictures() {
            return run(List.of("pdfimages", "-list", file.toString()))
                    .lines()
                    .skip(2)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[2].equals("image"))
                    .map(columns -> new Picture(
                            columns[10], Double.parseDouble(columns[3]) / Double.parseDouble(columns[12]) * 25.4))
                    .toList();
        }
    }
}
