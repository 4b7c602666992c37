package marigold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a database is and who asks for it; the URL itself holds no password, so it may be shown.
record DatabaseAddress(String jdbcUrl, String username, String password) {
    private static final String FORM = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE";

    /// `jsonb`, generated identities and the monitoring views are older; `security_invoker` views came with
    /// 15.
    private static final int OLDEST_VERSION = 15;

    private static final String SECONDS_TO_CONNECT = "5";
    private static final String INVALID_PASSWORD = "28P01";
    private static final String INVALID_AUTHORIZATION = "28000";
    private static final String UNKNOWN_DATABASE = "3D000";

    /// Accepts what people have at hand: the JDBC form, and the form of `psql` with user and password in it.
    static DatabaseAddress parse(String text, Map<String, String> environment) {
        try {
            var uri = URI.create(text.strip().replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:"));
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPath().length() < 2) {
                throw new IllegalArgumentException("not a PostgreSQL URL");
            }
            var parameters = parametersOf(uri);
            var user = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            var username = user.length > 0 ? decoded(user[0]) : parameters.remove("user");
            var password = user.length > 1 ? decoded(user[1]) : parameters.remove("password");
            var query = parameters.entrySet().stream()
                    .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            var jdbcUrl = "jdbc:postgresql://%s%s%s%s"
                    .formatted(
                            uri.getHost(),
                            uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                            uri.getRawPath(),
                            query.isEmpty() ? "" : "?" + query);
            return new DatabaseAddress(
                    jdbcUrl,
                    username != null ? username : environment.getOrDefault("MARIGOLD_DATABASE_USERNAME", "marigold"),
                    password != null ? password : environment.getOrDefault("MARIGOLD_DATABASE_PASSWORD", ""));
        } catch (IllegalArgumentException _) {
            // The text is not repeated: it may hold a password.
            throw CannotStart.wrongUsage("The database URL must look like %s.".formatted(FORM));
        }
    }

    /// Refuses a server that cannot be reached or is too old, before anything is built on it.
    void check() {
        var properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_CONNECT);
        try (var connection = DriverManager.getConnection(jdbcUrl, properties)) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_VERSION) {
                throw new CannotStart("The server at %s runs PostgreSQL %s; Marigold needs version %d or newer."
                        .formatted(place(), server.getDatabaseProductVersion(), OLDEST_VERSION));
            }
        } catch (SQLException failure) {
            throw new CannotStart(sentenceFor(failure), failure);
        }
    }

    /// The form that `psql` takes. It holds the password: for files of mode 0600 only.
    String toUri() {
        return "postgresql://%s:%s@%s".formatted(encoded(username), encoded(password), place());
    }

    private String sentenceFor(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case INVALID_PASSWORD, INVALID_AUTHORIZATION ->
                "The server at %s refuses the user %s with the password given.".formatted(place(), username);
            case UNKNOWN_DATABASE -> "The server at %s has no such database.".formatted(place());
            default ->
                "The database at %s cannot be reached: %s.".formatted(place(), Sentences.reasonOf(rootOf(failure)));
        };
    }

    private String place() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private static Map<String, String> parametersOf(URI uri) {
        return Arrays.stream(
                        uri.getRawQuery() == null
                                ? new String[0]
                                : uri.getRawQuery().split("&"))
                .map(parameter -> (parameter + "=").split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> decoded(parameter[1].replaceFirst("=$", "")),
                        (_, last) -> last,
                        TreeMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
