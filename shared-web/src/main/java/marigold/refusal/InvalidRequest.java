package marigold.refusal;

import java.util.List;
import java.util.stream.Collectors;

/// The request cannot be understood: 422 with every mistake by field. Nothing was stored.
public final class InvalidRequest extends Refusal {
    private final List<FieldMistake> mistakes;

    public InvalidRequest(String field, String message) {
        this(List.of(new FieldMistake(field, message)));
    }

    public InvalidRequest(List<FieldMistake> mistakes) {
        super(
                422,
                "invalid-request",
                mistakes.stream()
                        .map(mistake -> mistake.field() + ": " + mistake.message())
                        .collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    @Override
    public List<FieldMistake> mistakes() {
        return mistakes;
    }
}
