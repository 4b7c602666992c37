package marigold.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Response;

/// The headers that every answer to a caller at an address has, so that they can be written to one that has
/// not passed the filters.
public record StandingHeaders(List<RawHeader> headers) {
    /// Made anew for every answer, by the container or by whoever answers.
    private static final Set<String> MADE_ANEW = Set.of(
            "connection",
            "content-length",
            "date",
            "keep-alive",
            "ratelimit",
            "ratelimit-policy",
            "transfer-encoding",
            "x-request-id");

    /// @param ofAnswer names in lower case that are another answer's with another request
    public static StandingHeaders of(HttpServletResponse response, Set<String> ofAnswer) {
        return new StandingHeaders(response.getHeaderNames().stream()
                .distinct()
                .filter(name -> !MADE_ANEW.contains(name.toLowerCase(Locale.ROOT))
                        && !ofAnswer.contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> response.getHeaders(name).stream().map(value -> new RawHeader(name, value)))
                .toList());
    }

    public void write(HttpServletResponse response) {
        for (RawHeader header : headers) header.write(response);
    }

    /// As above, for less.
    public void writeRaw(Response response) {
        for (RawHeader header : headers) header.writeRaw(response);
    }
}
