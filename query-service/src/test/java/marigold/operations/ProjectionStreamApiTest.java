package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.market.Market;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Whoever watches the read models")
@ExtendWith(OutputCaptureExtension.class)
class ProjectionStreamApiTest extends QueryServiceTest {
    private static final String STREAM = "/ops/v1/projections/stream";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private ProjectionWatch watch;

    @LocalServerPort
    private int port;

    private final List<Watched> open = new ArrayList<>();

    /// A stream as its client sees it: messages end with an empty line.
    private record Watched(HttpClient client, HttpResponse<InputStream> answer, Scanner messages) {
        /// The next message, also a comment; `""` at the end.
        String next() {
            return messages.hasNext() ? messages.next() : "";
        }

        /// The next message that names read models.
        JsonNode news() {
            String message = Stream.generate(this::next)
                    .filter(each -> each.startsWith("event: projections") || each.isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(message).isNotEmpty();
            return JSON.readTree(message.substring(message.indexOf("data: ") + "data: ".length()));
        }

        void hangUp() {
            client.shutdownNow();
        }
    }

    private Watched watching(String token) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + STREAM))
                .header("Authorization", "Bearer " + token)
                .timeout(SOON)
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            Scanner messages = new Scanner(answer.body(), StandardCharsets.UTF_8).useDelimiter("\n\n");
            Watched watched = new Watched(client, answer, messages);
            open.add(watched);
            return watched;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @AfterEach
    void hangUp() {
        open.forEach(Watched::hangUp);
        await().atMost(SOON).until(() -> !watch.isLooking());
    }

    @Test
    @DisplayName("is told where all of them stand, then what changes, and that nothing did")
    void told() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/farmers/");
        Watched watched = watching(master());
        assertThat(watched.answer().statusCode()).isEqualTo(200);
        assertThat(watched.answer().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(watched.answer().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(watched.answer().headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(named(watched.news()))
                .containsExactlyElementsOf(
                        named(get(master(), "/ops/v1/projections").json()));

        assertThat(Stream.generate(watched::next)
                        .takeWhile(message -> !message.isEmpty())
                        .anyMatch(message -> message.startsWith(":")))
                .as("a comment when nothing changed")
                .isTrue();

        Market another = newMarket();
        long position = append(another.everything());
        JsonNode moved = Stream.generate(watched::news)
                .flatMap(JsonNode::valueStream)
                .filter(each -> each.get("name").asString().equals("entries"))
                .filter(each -> each.get("position").asLong() >= position)
                .findFirst()
                .orElseThrow();
        assertThat(moved.propertyNames()).contains("state", "version", "lagSeconds", "ratePerSecond", "rebuild");
    }

    @Test
    @DisplayName("shares one look a second with all others, and nobody looks when the last has hung up")
    void shared(CapturedOutput log) {
        assertThat(watch.isLooking()).isFalse();
        List<Watched> viewers =
                Stream.generate(() -> watching(master())).limit(10).toList();
        Instant began = Instant.now();
        long first = watch.looks();
        for (int i = 0; i < 3; i++) viewers.forEach(Watched::next);
        await().atMost(SOON).until(() -> watch.looks() >= first + 3);
        long seconds = Duration.between(began, Instant.now()).toSeconds();
        assertThat(watch.looks() - first).isLessThanOrEqualTo(seconds + 2);

        viewers.forEach(Watched::hangUp);
        await().atMost(SOON).until(() -> !watch.isLooking());
        assertThat(log.toString()).doesNotContain("ERROR", "Broken pipe", "ClientAbort");
    }

    @Test
    @DisplayName("is refused when as many watch as may, until one of them goes")
    void bounded() {
        for (int i = 0; i < ProjectionWatch.VIEWERS_MAX; i++) watching(master());
        Answered refused = get(master(), STREAM);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("too-many-viewers");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        open.getFirst().hangUp();
        await().atMost(SOON).until(() -> watching(master()).answer().statusCode() == 200);
    }

    @Test
    @DisplayName("is sent away when his token ends")
    void expires() throws JOSEException {
        Watched watched = watching(endingIn(Duration.ofSeconds(6)));
        List<String> messages = Stream.generate(watched::next)
                .takeWhile(each -> !each.isEmpty())
                .toList();
        assertThat(messages.getFirst()).startsWith("event: projections");
        assertThat(messages.getLast()).startsWith("event: end");
        assertThat(messages).hasSizeLessThan(10);
    }

    @Test
    @DisplayName("does not keep the server from stopping")
    void stops() {
        Watched watched = watching(master());
        assertThat(watched.news()).isNotEmpty();
        watch.stop();
        try {
            assertThat(Stream.generate(watched::next).takeWhile(each -> !each.isEmpty()))
                    .last()
                    .asString()
                    .startsWith("event: end");
            assertThat(get(master(), STREAM).status()).isEqualTo(503);
        } finally {
            watch.start();
        }
    }

    @Test
    @DisplayName("is the platform's admin")
    void refused() {
        assertThat(get("", STREAM).status()).isEqualTo(401);
        assertThat(get(admin(newMarket()), STREAM).status()).isEqualTo(401);
    }

    private static List<String> named(JsonNode projections) {
        return projections
                .valueStream()
                .map(each -> each.get("name").asString())
                .toList();
    }

    private static String endingIn(Duration span) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject("master_admin")
                        .claim("role", "OPERATOR")
                        .claim("scope", "ops:read")
                        .claim("type", "access")
                        .expirationTime(Date.from(Instant.now().plus(span)))
                        .build());
        token.sign(new MACSigner("a secret of the tests, at least 32 bytes long"));
        return token.serialize();
    }
}
