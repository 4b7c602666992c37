package marigold.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who talks to the product, signed in or not.
///
/// @param token nobody's, when empty
record Client(int port, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The header of whoever is signed in, as wrk wants it.
    String authorization() {
        return "Authorization: Bearer " + token;
    }

    Client master(String password) {
        return signedIn(post("/api/admin/master-login", Map.of("username", "master", "password", password)));
    }

    Client login(String email, String password) {
        var form = "username=%s&password=%s"
                .formatted(URLEncoder.encode(email, UTF_8), URLEncoder.encode(password, UTF_8));
        return signedIn(success(send(request("/api/auth/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build())));
    }

    private Client signedIn(JsonNode answer) {
        return new Client(port, answer.get("access_token").asString());
    }

    JsonNode post(String path, Object body) {
        return success(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build()));
    }

    JsonNode csv(String path, String file) {
        return success(send(request(path)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file))
                .build()));
    }

    /// An answer that must be a success, as JSON.
    JsonNode read(String path) {
        return success(get(path));
    }

    /// The answer to a question that is too long for an address.
    HttpResponse<byte[]> question(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        var request = request(path);
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private static JsonNode success(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new BenchFailed("%s answered %d %s"
                    .formatted(answer.request().uri(), answer.statusCode(), new String(answer.body(), UTF_8)));
        }
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new BenchFailed("%s does not answer: %s".formatted(request.uri(), failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("The benchmark was interrupted.", interrupted);
        }
    }
}
