package marigold.web;

import java.util.Map;
import marigold.refusal.Refusal;
import org.springframework.util.unit.DataSize;

/// The request's body has more bytes than its path takes.
public final class BodyTooLarge extends Refusal {
    public BodyTooLarge(DataSize bodyMax) {
        super(
                413,
                "body-too-large",
                "The request body is larger than %d bytes.".formatted(bodyMax.toBytes()),
                Map.of("bytesMax", bodyMax.toBytes()));
    }
}
