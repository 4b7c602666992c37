package marigold.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A front end: signed in or not, with cookies as a browser keeps them, on connections of its own.
final class Client {
    private final String url;
    private final String token;
    private final CookieManager cookies;
    private final HttpClient http;
    private final List<String> headers;

    Client(String url, String token) {
        this(url, token, new CookieManager(), List.of());
    }

    private Client(String url, String token, CookieManager cookies, List<String> headers) {
        this(
                url,
                token,
                cookies,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(cookies)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                headers);
    }

    private Client(String url, String token, CookieManager cookies, HttpClient http, List<String> headers) {
        this.url = url;
        this.token = token;
        this.cookies = cookies;
        this.http = http;
        this.headers = headers;
    }

    /// The same browser on other connections.
    Client onAnotherConnection() {
        return new Client(url, token, cookies, headers);
    }

    /// The same user, on the same connections, with a further header on every request.
    Client with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Client(url, token, cookies, http, more);
    }

    /// The same browser, in which somebody has signed in.
    Client signedIn(String withToken) {
        return new Client(url, withToken, cookies, headers);
    }

    /// The same front end with another token.
    Client withToken(String other) {
        return new Client(url, other, new CookieManager(), headers);
    }

    /// Puts the latest of these writes into the cookie: answers to writes sent in parallel arrive in any
    /// order, and the last to arrive has set it.
    void keepLatestOf(List<Reply> writes) {
        long latest = writes.stream()
                .mapToLong(write ->
                        Long.parseLong(write.header("Consistency-Token").orElseThrow()))
                .max()
                .orElseThrow();
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("Consistency-Token"))
                .forEach(cookie -> cookie.setValue(Long.toString(latest)));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(body(json)));
    }

    Reply put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(body(json)));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply form(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body(form)));
    }

    /// Sends a whole file, which may take its time, and waits while another test's file is being imported.
    Reply csv(String path, HttpRequest.BodyPublisher file) {
        HttpRequest.Builder request = request(path)
                .timeout(Duration.ofMinutes(10))
                .header("Content-Type", "text/csv")
                .POST(file);
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(10))
                .until(() -> send(request), reply -> reply.status() != 409);
    }

    Reply send(String method, String path, String json) {
        HttpRequest.Builder request = request(path);
        if (json.isEmpty()) return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
        return send(request.header("Content-Type", "application/json").method(method, body(json)));
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
