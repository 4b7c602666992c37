package marigold.reads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Interner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import marigold.caches.Caches;
import marigold.projection.ReadModels;
import marigold.ratelimit.RateLimits;
import marigold.ratelimit.RateLimits.Admission;
import marigold.reads.Reply.Header;
import marigold.web.ConsistencyToken;
import marigold.web.RawHeader;
import marigold.web.RequestId;
import marigold.web.RequestTimers;
import marigold.web.StandingHeaders;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/// Answers a caller who has been answered at the same address before: fifteen filters and Spring MVC cost
/// three times what a cached answer itself does, and as much as a small query (decision 0098).
///
/// It decides nothing that the whole way does: who is asking, whether he may, and which controller answers
/// are the same for the same token and address, for as long as the token lives. What he asks this time, by
/// parameters or body, is read and answered as the controller would. Whoever has to wait for his own last
/// write, has had his share of requests, or is refused for any other reason goes the whole way; a question
/// that has failed here is not asked there again.
@Component
final class KnownWays {
    /// Some eight thousand callers and addresses. In bytes, since anybody may send long headers to where
    /// visitors ask.
    private static final long KEPT_BYTES = 8_000_000;

    private static final String NOTED = KnownWays.class.getName();
    private static final String FAILED = NOTED + ".failed";

    private final Cache<Asking, Known> ways;
    private final Interner<StandingHeaders> headers = Interner.newWeakInterner();
    private final Replies replies;
    private final ReadModels readModels;
    private final RateLimits limits;
    private final ReadMeters reads;
    private final MeterRegistry meters;
    private final Clock clock;

    KnownWays(
            Replies replies,
            ReadModels readModels,
            RateLimits limits,
            Caches caches,
            ReadMeters reads,
            MeterRegistry meters,
            Clock clock) {
        this.ways = caches.watched(
                "known-ways",
                Caches.builder()
                        .maximumWeight(KEPT_BYTES)
                        .weigher((Asking asking, Known _) -> asking.bytes())
                        .recordStats()
                        .build());
        this.replies = replies;
        this.readModels = readModels;
        this.limits = limits;
        this.reads = reads;
        this.meters = meters;
        this.clock = clock;
    }

    /// Everything of a request that decides which controller answers, whether it may, and in which form, as
    /// it was sent.
    private record Asking(
            String method,
            String path,
            String authorization,
            String host,
            String protocol,
            String origin,
            String format) {
        /// Objects, and texts' own headers.
        private static final int OTHER_BYTES = 600;

        static Asking of(HttpServletRequest request) {
            String method = request.getMethod();
            return new Asking(
                    method,
                    request.getRequestURI(),
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    request.getHeader(HttpHeaders.HOST),
                    request.getHeader("X-Forwarded-Proto"),
                    request.getHeader(HttpHeaders.ORIGIN),
                    format(request));
        }

        /// What it takes in memory with what is known of it, roughly.
        int bytes() {
            int letters = 0;
            for (String part : new String[] {path, authorization, host, protocol, origin, format}) {
                if (part != null) letters += part.length();
            }
            return OTHER_BYTES + letters;
        }

        private static String format(HttpServletRequest request) {
            String parameters = request.getQueryString();
            // Tomcat would read a body that says it is a form for a parameter.
            return parameters == null || !request.getMethod().equals("GET")
                    ? parameters
                    : request.getParameter("format");
        }
    }

    /// What was found out about a caller and an address.
    ///
    /// @param path      as controllers see it
    /// @param expiresAt when the token does, in milliseconds since 1970; never for a visitor
    /// @param caller    whose share of requests it takes from; empty for a visitor
    /// @param headers   of every answer
    private record Known(
            Way<?> way,
            String path,
            long expiresAt,
            Optional<Object> caller,
            StandingHeaders headers,
            Timer answered,
            Timer notModified) {}

    /// What [Answers] tells of a request.
    private record Note(Way<?> way, String path, Optional<Jwt> token) {}

    /// Lets the caller's next requests to the address of the one that this thread works on be answered from
    /// here.
    static void note(HttpServletRequest request, Way<?> way) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        Optional<Jwt> token =
                asking != null && asking.getPrincipal() instanceof Jwt jwt ? Optional.of(jwt) : Optional.empty();
        request.setAttribute(NOTED, new Note(way, request.getRequestURI(), token));
    }

    /// Throws what the request's question has failed with already. The whole way says it best; it does not
    /// ask again, and has no body to read any more.
    static void requireNotFailed(HttpServletRequest request) {
        if (request.getAttribute(FAILED) instanceof RuntimeException failure) throw failure;
    }

    /// Answers the request, or lets it go on and learns from how it is answered there.
    void answer(Request request, Response response, Valve wholeWay) throws IOException, ServletException {
        if (!isCandidate(request)) {
            wholeWay.invoke(request, response);
            return;
        }
        Asking asking = Asking.of(request);
        Known known = ways.getIfPresent(asking);
        if (known != null && answered(known, request, response)) return;
        wholeWay.invoke(request, response);
        boolean answered = response.getStatus() == HttpServletResponse.SC_OK
                || response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED;
        if (answered && known == null && request.getAttribute(NOTED) instanceof Note note) {
            ways.put(asking, known(note, request, response));
        }
    }

    /// Who wants to be told before he sends a body is told on the whole way.
    private static boolean isCandidate(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET" -> true;
            case "POST" -> request.getHeader(HttpHeaders.EXPECT) == null;
            default -> false;
        };
    }

    private boolean answered(Known known, Request request, Response response) throws IOException {
        long begun = System.nanoTime();
        if (clock.millis() >= known.expiresAt()
                || !isApplied(request, known.way().models())) return false;
        Optional<Admission> admission = limits.admit(request, known.caller());
        if (admission.isEmpty()) return false;
        String id = RequestId.of(request);
        Optional<Reply> reply = reply(known.way(), request, known.path(), id);
        if (reply.isEmpty()) {
            admission.get().takeBack();
            return false;
        }
        Optional<Content> body = reply.get().body();
        try {
            admission.get().tell(response);
            new RawHeader(RequestId.HEADER, id).writeRaw(response);
            known.headers().writeRaw(response);
            for (Header header : reply.get().headers()) write(header, response);
            if (body.isPresent()) {
                response.setContentLength(body.get().length());
                body.get().writeTo(response.getOutputStream());
            } else {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            }
        } finally {
            body.ifPresent(Content::release);
        }
        (body.isPresent() ? known.answered() : known.notModified())
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return true;
    }

    private static void write(Header header, Response response) {
        if (header.name().equals(HttpHeaders.CONTENT_TYPE)) response.setContentType(header.value());
        else new RawHeader(header.name(), header.value()).writeRaw(response);
    }

    /// Empty when the request is refused, or its answer cannot be made: the whole way says so.
    private <Q extends Query> Optional<Reply> reply(Way<Q> way, HttpServletRequest request, String path, String id) {
        try {
            return Optional.of(replies.reply(way, way.ask().of(request), request, path, id));
        } catch (RuntimeException failure) {
            request.setAttribute(FAILED, failure);
            return Optional.empty();
        }
    }

    /// Whether the caller's own last write is in the rows now; if not, the whole way waits for it.
    private boolean isApplied(HttpServletRequest request, List<String> models) {
        String header = request.getHeader(ConsistencyToken.NAME);
        long position = header == null
                ? ConsistencyToken.ofCookie(request)
                : ConsistencyToken.position(header).orElse(Long.MAX_VALUE);
        if (position == 0) return true;
        long begun = System.nanoTime();
        for (String model : models) {
            if (!readModels.isApplied(model, position)) return false;
        }
        reads.waited(ReadMeters.Outcome.APPLIED, begun);
        return true;
    }

    private Known known(Note note, HttpServletRequest request, HttpServletResponse response) {
        return new Known(
                note.way(),
                note.path(),
                note.token().map(token -> token.getExpiresAt().toEpochMilli()).orElse(Long.MAX_VALUE),
                note.token().map(RateLimits::caller),
                headers.intern(StandingHeaders.of(response, Reply.OF_ANSWER)),
                RequestTimers.of(request, HttpStatus.OK, meters),
                RequestTimers.of(request, HttpStatus.NOT_MODIFIED, meters));
    }
}
