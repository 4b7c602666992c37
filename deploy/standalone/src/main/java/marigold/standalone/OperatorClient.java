package marigold.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running Marigold, as its operator reaches it: by HTTP, signed in as the platform's admin.
final class OperatorClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final String url;
    private final Map<String, String> environment;
    private String token = "";

    /// @param environment with the platform admin's name and password, or with the folder that keeps
    ///     the drawn ones
    OperatorClient(String url, Map<String, String> environment) {
        this.url = url.replaceAll("/+$", "");
        this.environment = environment;
    }

    JsonNode get(String path) {
        return signedIn(path, "GET", "");
    }

    JsonNode post(String path, Object body) {
        return signedIn(path, "POST", json.writeValueAsString(body));
    }

    /// Passes on what a request brings, as it comes.
    ///
    /// @return the value of the answer's header
    String download(String path, Object body, String header, OutputStream to) throws IOException {
        if (token.isEmpty()) signIn();
        var request = request(path, "POST", json.writeValueAsString(body)).build();
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException _) {
            throw unreachable();
        } catch (InterruptedException _) {
            throw interrupted();
        }
        try (var content = answer.body()) {
            if (answer.statusCode() != 200)
                throw refused(answer.statusCode(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
            content.transferTo(to);
        }
        return answer.headers().firstValue(header).orElseThrow();
    }

    /// The platform's tokens last for minutes; a rebuild may last for hours.
    private JsonNode signedIn(String path, String method, String body) {
        if (token.isEmpty()) signIn();
        var answer = send(path, method, body);
        if (answer.statusCode() == 401) {
            signIn();
            answer = send(path, method, body);
        }
        return read(answer);
    }

    private void signIn() {
        token = "";
        var login = Map.of(
                "username", environment.getOrDefault("MARIGOLD_MASTER_USERNAME", "master"), "password", password());
        token = read(send("/api/admin/master-login", "POST", json.writeValueAsString(login)))
                .get("access_token")
                .asString();
    }

    private String password() {
        var given = environment.getOrDefault("MARIGOLD_MASTER_PASSWORD", "");
        if (!given.isBlank()) return given;
        var kept = Path.of(environment.getOrDefault("MARIGOLD_DATA", ".marigold"), "secrets", "master-password");
        try {
            return Files.readString(kept).strip();
        } catch (IOException _) {
            throw CannotStart.wrongUsage("Set MARIGOLD_MASTER_PASSWORD, or MARIGOLD_DATA to the folder that keeps it; "
                    + kept + " cannot be read.");
        }
    }

    private HttpRequest.Builder request(String path, String method, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private HttpResponse<String> send(String path, String method, String body) {
        try {
            return http.send(request(path, method, body).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException _) {
            throw unreachable();
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private CannotStart unreachable() {
        return new CannotStart("No Marigold answers at %s; set MARIGOLD_URL to where one does.".formatted(url));
    }

    private static CannotStart interrupted() {
        Thread.currentThread().interrupt();
        return new CannotStart("Interrupted.");
    }

    private JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) return tree(answer.statusCode(), answer.body());
        throw refused(answer.statusCode(), answer.body());
    }

    private JsonNode tree(int status, String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            throw new CannotStart("%s does not answer as a Marigold does (%d).".formatted(url, status));
        }
    }

    private CannotStart refused(int status, String body) {
        var problem = tree(status, body);
        var sentence = new StringBuilder(problem.path("detail").asString(""));
        for (var mistake : problem.path("errors")) {
            sentence.append("; ")
                    .append(mistake.path("field").asString())
                    .append(' ')
                    .append(mistake.path("message").asString());
        }
        return status < 500
                ? CannotStart.wrongUsage(sentence + ".")
                : new CannotStart("%s answered %d: %s".formatted(url, status, sentence));
    }
}
