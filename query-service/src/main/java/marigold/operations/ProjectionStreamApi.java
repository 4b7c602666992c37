package marigold.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import marigold.operations.ProjectionWatch.Look;
import marigold.operations.ProjectionWatch.Viewer;
import marigold.reads.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the read models stand, told as it changes (server-sent events). The first message names all of them,
/// each further one those that changed; a second without a change is a comment, so that nobody on the way
/// takes the silence for an end.
@RestController
final class ProjectionStreamApi {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionStreamApi.class);

    /// Longer than a look at a busy database takes.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProjectionWatch watch;
    private final Clock clock;

    ProjectionStreamApi(ProjectionWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /// Ends when the token does, with the event `end`; whoever signs in anew opens another one.
    @GetMapping("/ops/v1/projections/stream")
    void stream(Exchange exchange, JwtAuthenticationToken operator) {
        Instant until = Optional.ofNullable(operator.getToken().getExpiresAt()).orElseGet(clock::instant);
        try (Viewer viewer = watch.join()) {
            send(viewer, exchange.response(), until);
        } catch (IOException gone) {
            LOG.debug("A viewer hung up.", gone);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Viewer viewer, HttpServletResponse response, Instant until)
            throws IOException, InterruptedException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx would keep messages back until its buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        Map<String, String> told = new HashMap<>();
        while (watch.isRunning()) {
            Duration left = Duration.between(clock.instant(), until);
            if (left.isNegative() || left.isZero()) {
                write(out, message("end", "{\"because\":\"signed-out\"}"));
                return;
            }
            Optional<Look> look = viewer.next(left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
            write(out, look.map(seen -> news(seen, told)).orElse(": still here\n\n"));
        }
        write(out, message("end", "{\"because\":\"stopping\"}"));
    }

    private static String news(Look look, Map<String, String> told) {
        if (look.projections().isEmpty()) return message("trouble", "{}");
        StringJoiner changed = new StringJoiner(",", "[", "]").setEmptyValue("");
        look.projections().forEach((name, json) -> {
            if (!json.equals(told.put(name, json))) changed.add(json);
        });
        return changed.length() == 0 ? ": unchanged\n\n" : message("projections", changed.toString());
    }

    /// @param data without line breaks
    private static String message(String event, String data) {
        return "event: " + event + "\ndata: " + data + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
