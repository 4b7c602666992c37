package marigold.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import marigold.web.ConsistencyToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The outcome of a write that was committed, now or by an earlier request with the same key.
///
/// @param position the event store's position after it; empty when no event was appended
/// @param replayed whether an earlier request did it
/// @param seen     what the caller has seen since, if that request did it: his cookie never goes back
public record Written(
        int status, String contentType, byte[] body, Optional<Long> position, boolean replayed, long seen) {
    /// For a caller who has seen nothing yet.
    public Written(int status, String contentType, byte[] body, Optional<Long> position, boolean replayed) {
        this(status, contentType, body, position, replayed, 0);
    }

    /// The same, committed at that position.
    Written at(long committed) {
        return new Written(status, contentType, body, Optional.of(committed), replayed, seen);
    }

    private static final String IDEMPOTENT_REPLAYED = "Idempotent-Replayed";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The HTTP answer, with a consistency token as header and as a session cookie: a browser's next read
    /// sees this write.
    public ResponseEntity<byte[]> answer() {
        return answer(false);
    }

    /// The same, with the `version` of the answer's thing as its entity tag, for the next change's
    /// `If-Match`.
    public ResponseEntity<byte[]> versionedAnswer() {
        return answer(true);
    }

    private ResponseEntity<byte[]> answer(boolean versioned) {
        var answer = ResponseEntity.status(status);
        eachHeader(versioned, answer::header);
        return answer.body(body);
    }

    /// Writes the [#versionedAnswer] where no controller does.
    void writeVersioned(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        eachHeader(true, response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void eachHeader(boolean versioned, BiConsumer<String, String> each) {
        each.accept(HttpHeaders.CONTENT_TYPE, contentType);
        if (replayed) each.accept(IDEMPOTENT_REPLAYED, "true");
        position.ifPresent(after -> {
            each.accept(ConsistencyToken.NAME, Long.toString(after));
            each.accept(HttpHeaders.SET_COOKIE, cookie(Math.max(after, seen)));
        });
        if (versioned) each.accept(HttpHeaders.ETAG, Precondition.tag(version()));
        each.accept(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /// Read alone: the rest of an answer is longer.
    private int version() {
        try (JsonParser read = JSON.createParser(body)) {
            read.nextToken();
            for (String name = read.nextName(); name != null; name = read.nextName()) {
                read.nextToken();
                if (name.equals("version")) return read.getIntValue();
                read.skipChildren();
            }
        }
        throw new IllegalStateException("The answer has no version.");
    }

    /// A whole number of the answer, also of a replayed one.
    public long number(String member) {
        return JSON.readTree(body).get(member).asLong();
    }

    private static String cookie(long position) {
        return ConsistencyToken.NAME + "=" + position + "; Path=/; HttpOnly; SameSite=Lax";
    }

    /// The same with one more member, which is sent but never stored.
    public Written with(String member, String value) {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        object.put(member, value);
        return new Written(status, contentType, JSON.writeValueAsBytes(object), position, replayed, seen);
    }
}
