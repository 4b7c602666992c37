package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import marigold.reads.Reply.Header;
import marigold.web.RequestId;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Makes the same reply to a question, whichever way it came.
@Component
final class Replies {
    private final Validators validators;
    private final AnswerCache cache;
    private final ReadMeters meters;

    /// Each holds all its rows and all its bytes until it is written: more at once than there are processors
    /// would not be ready sooner, and sixteen once filled the heap.
    private final Semaphore longAnswers = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Replies(Validators validators, AnswerCache cache, ReadMeters meters) {
        this.validators = validators;
        this.cache = cache;
        this.meters = meters;
    }

    /// Compares the validators, which costs no statement; else takes the finished bytes from the cache, or
    /// lets the query find them. Whoever gets them releases them.
    ///
    /// @param path      as controllers see it
    /// @param requestId what a slow statement is logged with
    <Q extends Query> Reply reply(Way<Q> way, Q query, HttpServletRequest request, String path, String requestId) {
        List<Header> headers = new ArrayList<>();
        String validator = validators.of(way.models(), way.tenant(), query);
        if (isOfAddress(request)) {
            String etag = "W/\"" + validator + "\"";
            headers.add(new Header(HttpHeaders.ETAG, etag));
            if (Conditions.isKnown(request, etag)) return new Reply(headers, Optional.empty());
        }
        AnswerCache.Key key = new AnswerCache.Key(way.tenant(), path, query, validator);
        Representation held = cache.held(key, () -> RequestId.during(requestId, () -> found(way, query)));
        try {
            describe(held, query, path, request, headers);
            boolean gzip = held.isCompressible() && Conditions.takesGzip(request);
            if (gzip) headers.add(new Header(HttpHeaders.CONTENT_ENCODING, "gzip"));
            return new Reply(headers, Optional.of(held.content(gzip)));
        } catch (RuntimeException failure) {
            held.release();
            throw failure;
        }
    }

    private static void describe(
            Representation found, Query query, String path, HttpServletRequest request, List<Header> headers) {
        headers.add(new Header(HttpHeaders.CONTENT_TYPE, query.medium().contentType()));
        found.total().ifPresent(total -> {
            headers.add(new Header(Reply.TOTAL, Long.toString(total)));
            query.paging()
                    .ifPresent(page -> headers.add(link(PageLinks.of(path, request.getQueryString(), page, total))));
        });
        found.next().ifPresent(cursor -> headers.add(link(PageLinks.next(path, request.getQueryString(), cursor))));
        found.note().ifPresent(note -> headers.add(new Header(Reply.NOTE, note)));
    }

    private <Q extends Query> Representation found(Way<Q> way, Q query) {
        if (!query.isLong()) return made(way, query);
        longAnswers.acquireUninterruptibly();
        try {
            return made(way, query);
        } finally {
            longAnswers.release();
        }
    }

    private <Q extends Query> Representation made(Way<Q> way, Q query) {
        return meters.timed(query, () -> Representation.of(way.find().apply(query), query.medium()));
    }

    private static Header link(String links) {
        return new Header(HttpHeaders.LINK, links);
    }

    /// Whether the address says all that was asked. The answer to a question with a body has no validator:
    /// another question has the same address.
    private static boolean isOfAddress(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }
}
