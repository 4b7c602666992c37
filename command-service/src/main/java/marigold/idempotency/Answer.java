package marigold.idempotency;

/// What a write answers: the new state that its screen needs.
///
/// @param body a value that becomes JSON
public record Answer(int status, Object body) {
    /// The body of an answer that says only that it was done.
    public record Message(String message) {}

    public static Answer ok(Object body) {
        return new Answer(200, body);
    }

    public static Answer created(Object body) {
        return new Answer(201, body);
    }

    public static Answer message(String message) {
        return ok(new Message(message));
    }
}
