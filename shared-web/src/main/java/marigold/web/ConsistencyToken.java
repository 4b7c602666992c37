package marigold.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;

/// The event store's position after a caller's last write, which commands answer and queries are asked with:
/// a header, and a cookie of the same name that browsers send by themselves.
public final class ConsistencyToken {
    public static final String NAME = "Consistency-Token";

    private ConsistencyToken() {}

    /// The position that the request's cookie names; 0 without one, or when it holds anything else.
    public static long ofCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return 0;
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(NAME))
                return position(cookie.getValue()).orElse(0);
        }
        return 0;
    }

    public static OptionalLong position(String token) {
        try {
            long position = Long.parseLong(token.strip());
            return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
