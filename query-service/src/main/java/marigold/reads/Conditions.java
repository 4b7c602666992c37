package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/// What a request's headers ask of its answer.
final class Conditions {
    private Conditions() {}

    /// Whether the caller has the answer of that `ETag` already.
    static boolean isKnown(HttpServletRequest request, String etag) {
        Enumeration<String> lines = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        while (lines.hasMoreElements()) {
            for (String known : lines.nextElement().split(",", -1)) {
                String tag = known.strip();
                if (tag.equals(etag) || tag.equals(etag.substring(2))) return true;
            }
        }
        return false;
    }

    static boolean takesGzip(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        while (lines.hasMoreElements()) {
            for (String coding : lines.nextElement().split(",", -1)) {
                String[] parts = coding.split(";", 2);
                if (!parts[0].strip().toLowerCase(Locale.ROOT).equals("gzip")) continue;
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
