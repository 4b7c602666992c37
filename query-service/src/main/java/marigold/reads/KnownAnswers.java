package marigold.reads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import marigold.caches.Caches;
import marigold.projection.ReadModels;
import marigold.ratelimit.RateLimits;
import marigold.web.ConsistencyToken;
import marigold.web.RequestId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/// Answers a request that was answered before, and whose rows have not changed since, before everything else
/// is asked: fifteen filters and Spring MVC cost three times what such an answer itself does (decision 0098).
///
/// It decides nothing. It repeats what the whole way said of the very same request (token, address and
/// parameters) for as long as the token lives, the read models' validator stays the same, the caller's own
/// last write is in the rows, and his share of requests lasts. Else the request goes the whole way.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KnownAnswers implements Filter {
    private static final int REQUESTS_MAX = 4_000;
    private static final String NOTED = KnownAnswers.class.getName();

    /// Made anew for every answer, by the container or below.
    private static final Set<String> MADE_ANEW = Set.of(
            "connection",
            "content-length",
            "date",
            "keep-alive",
            "ratelimit",
            "ratelimit-policy",
            "transfer-encoding",
            "x-request-id");

    /// Of a body, which a 304 has not.
    private static final Set<String> OF_BODY =
            Set.of("content-encoding", "content-type", "link", "note", "x-total-count");

    private final Cache<Asked, Known> requests;
    private final AnswerCache answers;
    private final Validators validators;
    private final ReadModels readModels;
    private final RateLimits limits;
    private final ReadMeters reads;
    private final MeterRegistry meters;
    private final Clock clock;

    KnownAnswers(
            AnswerCache answers,
            Validators validators,
            ReadModels readModels,
            RateLimits limits,
            Caches caches,
            ReadMeters reads,
            MeterRegistry meters,
            Clock clock) {
        this.requests = caches.watched(
                "known-requests",
                Caffeine.newBuilder().maximumSize(REQUESTS_MAX).recordStats().build());
        this.answers = answers;
        this.validators = validators;
        this.readModels = readModels;
        this.limits = limits;
        this.reads = reads;
        this.meters = meters;
        this.clock = clock;
    }

    /// Everything of a request that its answer may depend on, as it was sent.
    private record Asked(
            String authorization, String host, String protocol, String path, String parameters, boolean gzip) {
        static Asked of(HttpServletRequest request) {
            return new Asked(
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    request.getHeader(HttpHeaders.HOST),
                    request.getHeader("X-Forwarded-Proto"),
                    request.getRequestURI(),
                    request.getQueryString(),
                    Conditions.takesGzip(request));
        }
    }

    private record Header(String name, String value) {}

    /// What was found out about a request.
    ///
    /// @param key           of the answer's bytes
    /// @param expiresAt     when the token does, in milliseconds since 1970; never for a visitor
    /// @param caller        whose share of requests it takes from; empty for a visitor
    private record Known(
            AnswerCache.Key key,
            List<String> models,
            String etag,
            long expiresAt,
            Optional<Object> caller,
            List<Header> headers,
            List<Header> headersOfNotModified,
            Timer answered,
            Timer notModified) {}

    /// What [Answers] tells of a request.
    ///
    /// @param key of the answer's bytes
    private record Note(AnswerCache.Key key, List<String> models, String etag, Optional<Jwt> token) {}

    /// Lets the request that this thread works on be answered from here when it comes again.
    static void note(HttpServletRequest request, AnswerCache.Key key, List<String> models, String etag) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        Optional<Jwt> token =
                asking != null && asking.getPrincipal() instanceof Jwt jwt ? Optional.of(jwt) : Optional.empty();
        request.setAttribute(NOTED, new Note(key, models, etag, token));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asking
                && response instanceof HttpServletResponse answer
                && isCandidate(asking)) {
            Asked asked = Asked.of(asking);
            Known known = requests.getIfPresent(asked);
            if (known != null && answered(known, asked, asking, answer)) return;
            chain.doFilter(request, response);
            if (asking.getAttribute(NOTED) instanceof Note note && answer.getStatus() == HttpServletResponse.SC_OK) {
                requests.put(asked, known(note, asking, answer));
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /// Answers to other origins carry headers of their own.
    private static boolean isCandidate(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getHeader(HttpHeaders.ORIGIN) == null;
    }

    private boolean answered(Known known, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long begun = System.nanoTime();
        AnswerCache.Key key = known.key();
        boolean holds = clock.millis() < known.expiresAt()
                && isApplied(request, known.models())
                && validators.of(known.models(), key.tenant(), key.query()).equals(key.validator());
        if (!holds) return false;
        boolean unchanged = Conditions.isKnown(request, known.etag());
        Optional<Representation> kept = unchanged ? Optional.empty() : answers.kept(key);
        if (!unchanged && kept.isEmpty()) return false;
        if (!limits.admits(request, known.caller(), response)) return false;
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (unchanged) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            write(known.headersOfNotModified(), response);
        } else {
            write(known.headers(), response);
            byte[] body = kept.get().bytes(asked.gzip());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        (unchanged ? known.notModified() : known.answered()).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return true;
    }

    /// Whether the caller's own last write is in the rows now; if not, the whole way waits for it.
    private boolean isApplied(HttpServletRequest request, List<String> models) {
        String header = request.getHeader(ConsistencyToken.NAME);
        long position = header == null
                ? ConsistencyToken.ofCookie(request)
                : ConsistencyToken.position(header).orElse(Long.MAX_VALUE);
        if (position == 0) return true;
        long begun = System.nanoTime();
        if (!models.stream().allMatch(model -> readModels.isApplied(model, position))) return false;
        reads.waited(ReadMeters.Outcome.APPLIED, begun);
        return true;
    }

    private static void write(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) response.addHeader(header.name(), header.value());
    }

    private Known known(Note note, HttpServletRequest request, HttpServletResponse response) {
        List<Header> headers = response.getHeaderNames().stream()
                .distinct()
                .filter(name -> !MADE_ANEW.contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> response.getHeaders(name).stream().map(value -> new Header(name, value)))
                .toList();
        return new Known(
                note.key(),
                note.models(),
                note.etag(),
                note.token().map(token -> token.getExpiresAt().toEpochMilli()).orElse(Long.MAX_VALUE),
                note.token().map(RateLimits::caller),
                headers,
                headers.stream()
                        .filter(header -> !OF_BODY.contains(header.name().toLowerCase(Locale.ROOT)))
                        .toList(),
                timer(request, HttpStatus.OK, "SUCCESS"),
                timer(request, HttpStatus.NOT_MODIFIED, "REDIRECTION"));
    }

    /// The one that counts requests on the whole way.
    private Timer timer(HttpServletRequest request, HttpStatus status, String outcome) {
        return Timer.builder("http.server.requests")
                .tags("error", "none", "exception", "none", "method", "GET", "outcome", outcome)
                .tags("status", Integer.toString(status.value()))
                .tags("uri", String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                .register(meters);
    }
}
