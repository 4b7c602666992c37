package marigold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product's HTTP surface, as far as the demo writes to it.
final class DemoClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Keeps the consistency cookie, so that what is read contains what was written before.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final int port;

    DemoClient(int port) {
        this.port = port;
    }

    String masterLogin(String username, String password) throws IOException {
        return post("", "", "/api/admin/master-login", Map.of("username", username, "password", password))
                .get("access_token")
                .asString();
    }

    String login(String email, String password) throws IOException {
        var form = "username=%s&password=%s"
                .formatted(URLEncoder.encode(email, UTF_8), URLEncoder.encode(password, UTF_8));
        return send(request("/api/auth/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build())
                .get("access_token")
                .asString();
    }

    String gardenerLogin(String email, String password) throws IOException {
        return post("", "", "/api/v1/auth/login", Map.of("email", email, "password", password))
                .get("access_token")
                .asString();
    }

    /// Imports a file as the platform's admin.
    void importCsv(String token, String path, String csv) throws IOException {
        send(request(path)
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(csv))
                .build());
    }

    /// @param token nobody's, when empty
    JsonNode get(String token, String path) throws IOException {
        var request = request(path).header("Prefer", "wait=30").GET();
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return send(request.build());
    }

    /// Names and values in turn. In this order, always: a retried command must have the same body to the
    /// byte.
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /// @param token nobody's, when empty
    /// @param key   the command's Idempotency-Key; none, when empty
    JsonNode post(String token, String key, String path, Object body) throws IOException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!key.isEmpty()) request.header("Idempotency-Key", key);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) throws IOException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s answered %d %s"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return json.readTree(answer.body());
    }
}
