package marigold.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The headers that every answer to a caller at an address has, so that they can be written to one that has
/// not passed the filters.
public record StandingHeaders(List<Header> headers) {
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

    public record Header(String name, String value) {}

    /// @param ofAnswer names in lower case that are another answer's with another request
    public static StandingHeaders of(HttpServletResponse response, Set<String> ofAnswer) {
        return new StandingHeaders(response.getHeaderNames().stream()
                .distinct()
                .filter(name -> !MADE_ANEW.contains(name.toLowerCase(Locale.ROOT))
                        && !ofAnswer.contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> response.getHeaders(name).stream().map(value -> new Header(name, value)))
                .toList());
    }

    public void write(HttpServletResponse response) {
        for (Header header : headers) response.addHeader(header.name(), header.value());
    }
}
