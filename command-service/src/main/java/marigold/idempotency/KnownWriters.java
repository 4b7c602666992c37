package marigold.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import marigold.caches.Caches;
import marigold.command.Actor;
import marigold.ratelimit.RateLimits;
import marigold.ratelimit.RateLimits.Admission;
import marigold.refusal.Refusal;
import marigold.security.Session;
import marigold.web.RequestId;
import marigold.web.RequestTimers;
import marigold.web.StandingHeaders;
import marigold.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Lets a caller who has written on a [QuickRoute] before do it again without the filters and Spring MVC,
/// which were most of what an entry cost the process (decision 0102).
///
/// It decides nothing that the whole way does: who is asking and whether he may are the same for the same
/// token and route, for as long as the token lives. Only what the route does quickly is done here. Whoever is
/// refused, repeats a request, has had his share or sends anything unusual goes the whole way, with his body
/// still to be read; then nothing was stored here. What has failed such that nobody knows is not tried again
/// there.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KnownWriters implements Filter {
    /// Some three thousand callers.
    private static final long KEPT_BYTES = 3_000_000;

    /// An entry has a few hundred; longer bodies are rare.
    private static final int BODY_BYTES_MAX = 4_096;

    /// Headers that [Written] writes.
    private static final Set<String> OF_ANSWER =
            Set.of("cache-control", "consistency-token", "content-type", "etag", "idempotent-replayed", "set-cookie");

    private static final String NOTED = KnownWriters.class.getName();
    private static final String FAILED = NOTED + ".failed";

    private final Cache<Asking, Known> writers;
    private final Supplier<List<QuickRoute>> routes;
    private final RateLimits limits;
    private final MeterRegistry meters;
    private final Clock clock;
    private final long bodyMax;

    /// @param routes asked for with the first request only: a filter is made before the database is there
    KnownWriters(
            ObjectProvider<QuickRoute> routes,
            RateLimits limits,
            Caches caches,
            MeterRegistry meters,
            Clock clock,
            WebSettings settings) {
        this.writers = caches.watched(
                "known-writers",
                Caches.builder()
                        .maximumWeight(KEPT_BYTES)
                        .weigher((Asking asking, Known _) -> asking.bytes())
                        .recordStats()
                        .build());
        this.routes = SingletonSupplier.of(() -> routes.stream().toList());
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.bodyMax = Math.min(BODY_BYTES_MAX, settings.bodyMax().toBytes());
    }

    /// Everything of a request that decides whether it may, and in which form it is answered, as it was sent.
    /// A browser says of which page it is with everything that it posts.
    private record Asking(QuickRoute route, String authorization, String host, String protocol, String origin) {
        /// Objects, texts' own headers, and what is known.
        private static final int OTHER_BYTES = 600;

        static Asking of(QuickRoute route, HttpServletRequest request) {
            return new Asking(
                    route,
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    request.getHeader(HttpHeaders.HOST),
                    request.getHeader("X-Forwarded-Proto"),
                    request.getHeader(HttpHeaders.ORIGIN));
        }

        int bytes() {
            int letters = 0;
            for (String part : new String[] {authorization, host, protocol, origin}) {
                if (part != null) letters += part.length();
            }
            return OTHER_BYTES + letters;
        }
    }

    /// What was found out about a caller and a route.
    ///
    /// @param expiresAt when the token does, in milliseconds since 1970
    /// @param caller    whose share of requests it takes from
    /// @param headers   of every answer
    private record Known(
            Session session, long expiresAt, Optional<Object> caller, StandingHeaders headers, Timer answered) {}

    /// Who is asking, as the whole way has found out.
    private record Note(Session session, Jwt token) {}

    /// Keeps who asks for the moment after the answer.
    static void note(HttpServletRequest request) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        if (asking == null || !(asking.getPrincipal() instanceof Jwt token)) return;
        Session.ifVendors().ifPresent(session -> request.setAttribute(NOTED, new Note(session, token)));
    }

    /// Throws what the request has failed with already.
    static void requireNotFailed(HttpServletRequest request) {
        if (request.getAttribute(FAILED) instanceof RuntimeException failure) throw failure;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asking
                && response instanceof HttpServletResponse answer
                && isCandidate(asking)) {
            for (QuickRoute route : routes.get()) {
                OptionalLong id = route.idIn(asking.getRequestURI());
                if (id.isEmpty()) continue;
                doFilter(route, id.getAsLong(), asking, answer, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isCandidate(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) return false;
        String type = request.getContentType();
        long length = request.getContentLengthLong();
        return length > 0
                && length <= bodyMax
                && request.getQueryString() == null
                && type != null
                && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private void doFilter(
            QuickRoute route, long id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Asking asking = Asking.of(route, request);
        Known known = writers.getIfPresent(asking);
        if (known == null) {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_CREATED
                    && request.getAttribute(NOTED) instanceof Note note) {
                writers.put(asking, known(note, request, response));
            }
            return;
        }
        long begun = System.nanoTime();
        Optional<Admission> admission =
                clock.millis() < known.expiresAt() ? limits.admit(request, known.caller()) : Optional.empty();
        if (admission.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        String requestId = RequestId.of(request);
        Optional<Written> written = written(known, route, id, request, body, requestId);
        if (written.isEmpty()) {
            admission.get().takeBack();
            chain.doFilter(new BodyAgain(request, body), response);
            return;
        }
        admission.get().tell(response);
        response.setHeader(RequestId.HEADER, requestId);
        known.headers().write(response);
        written.get().writeVersioned(response);
        known.answered().record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /// Empty when the whole way must decide, or say what failed.
    private static Optional<Written> written(
            Known known, QuickRoute route, long id, HttpServletRequest request, byte[] body, String requestId) {
        try {
            WriteRequest write = WriteRequestParameter.of(request, Actor.of(known.session()), route.path(id), body);
            return RequestId.during(requestId, () -> route.write(known.session(), id, write));
        } catch (Refusal _) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            request.setAttribute(FAILED, failure);
            return Optional.empty();
        }
    }

    private Known known(Note note, HttpServletRequest request, HttpServletResponse response) {
        return new Known(
                note.session(),
                note.token().getExpiresAt().toEpochMilli(),
                Optional.of(RateLimits.caller(note.token())),
                StandingHeaders.of(response, OF_ANSWER),
                RequestTimers.of(request, HttpStatus.CREATED, meters));
    }
}
