package marigold.refusal;

import java.util.List;
import java.util.Map;

/// The product says no, for a reason that the caller can act on. Becomes an RFC 9457 problem; nothing was
/// stored.
///
/// Each refusal is a named class with a test and a line in docs/problems.md. Refusals carry no stack trace:
/// they are answers.
public abstract class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final Map<String, Object> facts;

    /// @param status HTTP status: what the specification gives for that call
    /// @param code   stable part of the problem's type, kebab-case
    /// @param detail a sentence for a person, without SQL or class names
    protected Refusal(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /// @param facts further members of the problem, for programs
    protected Refusal(int status, String code, String detail, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }

    public Map<String, Object> facts() {
        return facts;
    }

    /// Headers that the answer carries besides, for example `Retry-After`.
    public Map<String, String> headers() {
        return Map.of();
    }

    /// What is wrong field by field; empty unless the request itself is malformed.
    public List<FieldMistake> mistakes() {
        return List.of();
    }
}
