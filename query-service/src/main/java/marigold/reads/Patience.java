package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import marigold.refusal.InvalidRequest;
import marigold.web.ConsistencyToken;

/// Which write the caller wants to see, how long he waits for it, and whether an older answer is better than
/// none.
///
/// @param position of the last event that the answer must contain, 0 for any answer
/// @param fromCookie whether a browser sent it by itself
/// @param waitMax  longest wait
/// @param lenient  `Prefer: handling=lenient`
record Patience(long position, boolean fromCookie, Duration waitMax, boolean lenient) {

    /// The header wins over the cookie of the same name, which browsers send by themselves. A header is
    /// somebody's intent, so garbage in it is refused; a cookie may be anybody's.
    static Patience of(HttpServletRequest request, ReadSettings settings) {
        String header = request.getHeader(ConsistencyToken.NAME);
        long position = header == null
                ? ConsistencyToken.ofCookie(request)
                : ConsistencyToken.position(header).orElseThrow(Patience::malformed);
        Duration wait = settings.waitDefault();
        boolean lenient = false;
        for (String line : Collections.list(request.getHeaders("Prefer"))) {
            for (String preference : line.split("[,;]", -1)) {
                String[] pair = preference.replace("\"", "").strip().split("\\s*=\\s*", 2);
                if (pair.length < 2) continue;
                if (pair[0].equalsIgnoreCase("handling")) lenient = pair[1].equalsIgnoreCase("lenient");
                if (pair[0].equalsIgnoreCase("wait")) wait = seconds(pair[1], wait, settings.waitMax());
            }
        }
        return new Patience(position, header == null, wait, lenient);
    }

    private static InvalidRequest malformed() {
        return new InvalidRequest(ConsistencyToken.NAME, "must be the token of an earlier answer");
    }

    /// A preference that cannot be read is no preference (RFC 7240).
    private static Duration seconds(String value, Duration byDefault, Duration max) {
        try {
            int seconds = Integer.parseInt(value);
            if (seconds < 0) return byDefault;
            Duration asked = Duration.ofSeconds(seconds);
            return asked.compareTo(max) > 0 ? max : asked;
        } catch (NumberFormatException _) {
            return byDefault;
        }
    }
}
