package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import marigold.projection.ReadModels;
import marigold.reads.ReadMeters.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The way of every query of a read model from its request to the bytes of its answer.
///
/// First it waits until the read models contain the caller's own last write (`Consistency-Token`). Then it
/// compares the validators, which costs no statement. Then it takes the finished bytes from the cache or lets
/// the query find them.
@Component
public final class Answers {
    /// Waiting never changes what is right, only how old it may be, so cookie and token are not part of it.
    private static final String VARY = "Authorization, Accept-Encoding";

    /// How long a cookie is believed before the store is asked whether it can have written it.
    private static final long UNQUESTIONED_NANOS = 100_000_000;

    private final ReadModels readModels;
    private final Validators validators;
    private final AnswerCache cache;
    private final Exports exports;
    private final ReadMeters meters;
    private final ReadSettings settings;

    Answers(
            ReadModels readModels,
            Validators validators,
            AnswerCache cache,
            Exports exports,
            ReadMeters meters,
            ReadSettings settings) {
        this.readModels = readModels;
        this.validators = validators;
        this.cache = cache;
        this.exports = exports;
        this.meters = meters;
        this.settings = settings;
    }

    /// Answers a request.
    ///
    /// @param tenant whose rows they are, 0 for the platform's
    /// @param models names of the read models that the answer is made from
    /// @param ask    reads the request's parameters
    /// @param find   the statement; refuses with `Unknown` when there is no such thing
    /// @return null when the answer was an export, which is written already
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            long tenant,
            List<String> models,
            Function<Parameters, Q> ask,
            Function<Q, Answer> find) {
        return answer(exchange, () -> tenant, models, (_, asked) -> ask.apply(asked), find, true);
    }

    /// As [#answer], where whose rows they are is itself in a read model: it is looked up when the models
    /// contain the caller's own last write.
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            LongSupplier tenantOf,
            List<String> models,
            BiFunction<Long, Parameters, Q> ask,
            Function<Q, Answer> find) {
        return answer(exchange, tenantOf, models, ask, find, false);
    }

    /// @param ofRequest whether the request alone says whose rows they are
    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            LongSupplier tenantOf,
            List<String> models,
            BiFunction<Long, Parameters, Q> ask,
            Function<Q, Answer> find,
            boolean ofRequest) {
        HttpServletRequest request = exchange.request();
        boolean stale = !isFresh(exchange, models);
        long tenant = tenantOf.getAsLong();
        Q query = ask.apply(tenant, new Parameters(request));
        if (Exports.isAsked(request)) {
            exports.send(exchange, stale, () -> find.apply(query));
            return null;
        }
        String validator = validators.of(models, tenant, query);
        String etag = "W/\"" + validator + "\"";
        HttpHeaders headers = new HttpHeaders();
        if (isOfAddress(request)) headers.set(HttpHeaders.ETAG, etag);
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        headers.set(HttpHeaders.VARY, VARY);
        // Also with a 304: a browser puts its headers in place of those it kept.
        query.medium().contentSecurityPolicy().ifPresent(policy -> headers.set("Content-Security-Policy", policy));
        if (stale) headers.set("Stale", "true");
        if (isOfAddress(request) && Conditions.isKnown(request, etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        AnswerCache.Key key = new AnswerCache.Key(tenant, request.getRequestURI(), query, validator);
        Optional<Representation> kept = cache.kept(key);
        boolean isToday = query.dates().filter(DateRange::dependsOnToday).isPresent();
        if (kept.isPresent() && ofRequest && isOfAddress(request) && !stale && !isToday) {
            KnownAnswers.note(request, key, models, etag);
        }
        Representation found = kept.orElseGet(() ->
                cache.get(key, () -> meters.timed(query, () -> Representation.of(find.apply(query), query.medium()))));
        headers.setContentType(query.medium().type());
        found.total().ifPresent(total -> {
            headers.set("X-Total-Count", Long.toString(total));
            query.paging().ifPresent(page -> headers.set(HttpHeaders.LINK, PageLinks.of(request, page, total)));
        });
        found.next().ifPresent(cursor -> headers.set(HttpHeaders.LINK, PageLinks.next(request, cursor)));
        found.note().ifPresent(note -> headers.set("Note", note));
        boolean gzip = found.isCompressible() && Conditions.takesGzip(request);
        if (gzip) headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        return ResponseEntity.ok().headers(headers).body(found.bytes(gzip));
    }

    /// As [#answer], for an answer that is made from one read model.
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, long tenant, String model, Function<Parameters, Q> ask, Function<Q, Answer> find) {
        return answer(exchange, tenant, List.of(model), ask, find);
    }

    /// Waits for the caller's write. False when it is not there in time and the caller takes an older answer.
    private boolean isFresh(Exchange exchange, List<String> models) {
        Patience patience = Patience.of(exchange.request(), settings);
        if (patience.position() == 0) return true;
        long begun = System.nanoTime();
        long end = begun + patience.waitMax().toNanos();
        for (String model : models) {
            if (isApplied(model, patience.position(), Math.min(UNQUESTIONED_NANOS, end - System.nanoTime()))) continue;
            // A browser may still keep the cookie of another data folder, which no wait would satisfy.
            if (patience.fromCookie() && !readModels.isDrawn(patience.position())) {
                meters.waited(Outcome.FOREIGN, begun);
                return true;
            }
            if (isApplied(model, patience.position(), end - System.nanoTime())) continue;
            if (patience.lenient()) {
                meters.waited(Outcome.STALE, begun);
                return false;
            }
            meters.waited(Outcome.BEHIND, begun);
            exchange.response().setHeader(HttpHeaders.RETRY_AFTER, "1");
            throw new ReadModelBehind(model, patience.position());
        }
        meters.waited(Outcome.APPLIED, begun);
        return true;
    }

    private boolean isApplied(String model, long position, long nanos) {
        try {
            return readModels.awaitApplied(model, position, Duration.ofNanos(Math.max(0, nanos)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether the address says all that was asked. The answer to a question with a body has no validator:
    /// another question has the same address.
    private static boolean isOfAddress(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }
}
