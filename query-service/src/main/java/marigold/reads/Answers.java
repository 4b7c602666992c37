package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import marigold.projection.ReadModels;
import marigold.reads.ReadMeters.Outcome;
import marigold.refusal.InvalidRequest;
import marigold.web.RequestId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

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
    private final Replies replies;
    private final Exports exports;
    private final ReadMeters meters;
    private final ReadSettings settings;

    Answers(ReadModels readModels, Replies replies, Exports exports, ReadMeters meters, ReadSettings settings) {
        this.readModels = readModels;
        this.replies = replies;
        this.exports = exports;
        this.meters = meters;
        this.settings = settings;
    }

    /// Answers a request. The caller's later requests to the same address are answered by the same `ask` and
    /// `find` without the controller ([KnownWays]): whatever else of a request decides, but for its `Host`,
    /// `X-Forwarded-Proto` and `format`, is read in `ask`.
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
        Way<Q> way = new Way<>(tenant, models, Way.ofParameters(ask), find);
        return answer(exchange, models, () -> way, true);
    }

    /// As above, for an answer that is made from one read model.
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, long tenant, String model, Function<Parameters, Q> ask, Function<Q, Answer> find) {
        return answer(exchange, tenant, List.of(model), ask, find);
    }

    /// As above, where the question is too long for an address, and is the request's body.
    ///
    /// @param bodyMax a longer body is refused
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            long tenant,
            String model,
            DataSize bodyMax,
            Function<byte[], Q> ask,
            Function<Q, Answer> find) {
        List<String> models = List.of(model);
        Way<Q> way = new Way<>(tenant, models, request -> ask.apply(body(request, bodyMax)), find);
        return answer(exchange, models, () -> way, true);
    }

    private static byte[] body(HttpServletRequest request, DataSize bodyMax) {
        try {
            return Exchange.body(request, bodyMax);
        } catch (IOException _) {
            throw new InvalidRequest("body", "did not arrive");
        }
    }

    /// As above, where whose rows they are is itself in a read model: it is looked up when the models contain
    /// the caller's own last write, for every request.
    public <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            LongSupplier tenantOf,
            List<String> models,
            BiFunction<Long, Parameters, Q> ask,
            Function<Q, Answer> find) {
        Supplier<Way<Q>> wayOf = () -> {
            long tenant = tenantOf.getAsLong();
            return new Way<>(tenant, models, Way.ofParameters(asked -> ask.apply(tenant, asked)), find);
        };
        return answer(exchange, models, wayOf, false);
    }

    /// @param wayOf   is asked when the read models contain the caller's own last write
    /// @param ofCaller whether it is the caller's for all requests to the address
    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, List<String> models, Supplier<Way<Q>> wayOf, boolean ofCaller) {
        HttpServletRequest request = exchange.request();
        KnownWays.requireNotFailed(request);
        boolean stale = !isFresh(exchange, models);
        Way<Q> way = wayOf.get();
        Q query = way.ask().of(request);
        if (Exports.isAsked(request)) {
            exports.send(exchange, stale, () -> way.find().apply(query));
            return null;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        headers.set(HttpHeaders.VARY, VARY);
        // Also with a 304: a browser puts its headers in place of those it kept.
        query.medium().contentSecurityPolicy().ifPresent(policy -> headers.set("Content-Security-Policy", policy));
        if (stale) headers.set(Reply.STALE, "true");
        Reply reply = replies.reply(way, query, request, request.getRequestURI(), RequestId.current());
        reply.headers().forEach(header -> headers.set(header.name(), header.value()));
        if (ofCaller) KnownWays.note(request, way);
        return reply.body()
                .map(body -> ResponseEntity.ok().headers(headers).body(taken(body)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .headers(headers)
                        .build());
    }

    /// The bytes alone, for Spring to write.
    private static byte[] taken(Content body) {
        try {
            return body.bytes();
        } finally {
            body.release();
        }
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
}
