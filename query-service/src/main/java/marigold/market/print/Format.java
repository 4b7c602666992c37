package marigold.market.print;

import java.util.Arrays;
import java.util.Locale;
import marigold.reads.Exchange;
import marigold.refusal.InvalidRequest;

/// In which form a report is asked for; as a document where the caller says nothing, as the predecessor
/// answers.
enum Format {
    HTML,
    JSON,
    CSV;

    static Format of(Exchange exchange) {
        String asked = exchange.request().getParameter("format");
        if (asked == null || asked.isBlank()) return HTML;
        return Arrays.stream(values())
                .filter(format -> format.name().equals(asked.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("format", "must be html, json or csv"));
    }
}
