package marigold.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request an id: the caller's `X-Request-ID` when it is harmless, else a new one. It is in the
/// answer, in every problem and in every log line.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestId extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-ID";

    private static final String LOGGED_AS = "requestId";
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = Long.MIN_VALUE;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /// The id of the request that this thread works on; `""` outside of a request.
    public static String current() {
        String id = MDC.get(LOGGED_AS);
        return id == null ? "" : id;
    }

    /// The id that the caller gave the request, or a new one.
    public static String of(HttpServletRequest request) {
        String asked = request.getHeader(HEADER);
        return asked != null && HARMLESS.matcher(asked).matches() ? asked : drawn();
    }

    /// Works on a request that may not have passed this filter.
    public static <T> T during(String id, Supplier<T> work) {
        String before = MDC.get(LOGGED_AS);
        MDC.put(LOGGED_AS, id);
        try {
            return work.get();
        } finally {
            if (before == null) MDC.remove(LOGGED_AS);
            else MDC.put(LOGGED_AS, before);
        }
    }

    /// Nothing is protected by an id, so it need not be hard to guess.
    private static String drawn() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() >>> 2 | VARIANT_2).toString();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request);
        response.setHeader(HEADER, id);
        MDC.put(LOGGED_AS, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
