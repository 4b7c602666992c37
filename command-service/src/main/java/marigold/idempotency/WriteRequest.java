package marigold.idempotency;

import java.util.List;
import java.util.Optional;
import marigold.command.Actor;
import marigold.request.JsonBody;
import marigold.request.JsonFields;

/// A request that changes something, as it came in. Controllers take it as a parameter.
///
/// @param key          the caller's `Idempotency-Key`, if he sent one
/// @param target       path and query
/// @param precondition heeded by paths that change things with a version
/// @param seen         the position that the caller's consistency cookie names, 0 without one
/// @param body         the bytes as sent; they are part of what makes two requests the same
public record WriteRequest(
        Actor actor,
        Optional<String> key,
        String method,
        String target,
        Precondition precondition,
        long seen,
        byte[] body) {
    private static final byte[] NO_FIELDS = {'{', '}'};

    /// One that no browser sent.
    public WriteRequest(
            Actor actor, Optional<String> key, String method, String target, Precondition precondition, byte[] body) {
        this(actor, key, method, target, precondition, 0, body);
    }

    public JsonFields object() {
        return JsonBody.object(body);
    }

    /// As [#object], where a request without a body is one without fields.
    public JsonFields objectIfAny() {
        return JsonBody.object(body.length == 0 ? NO_FIELDS : body);
    }

    public List<JsonFields> rows(int rowsMax) {
        return JsonBody.rows(body, rowsMax);
    }
}
