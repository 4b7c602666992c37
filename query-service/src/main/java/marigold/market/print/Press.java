package marigold.market.print;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import marigold.market.vendorsettings.Letterheads;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.DateRange;
import marigold.reads.Exchange;
import marigold.reads.Medium;
import marigold.reads.Parameters;
import marigold.reads.Query;
import marigold.security.Session;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The way of every report from its question to the page that is printed.
@Component
final class Press {
    private final Answers answers;
    private final Letterheads letterheads;
    private final Templates templates;
    private final Medium html;
    private final Medium htmlInJson;

    Press(Answers answers, Letterheads letterheads, Templates templates) {
        this.answers = answers;
        this.letterheads = letterheads;
        this.templates = templates;
        this.html = new Medium(
                MediaType.parseMediaType("text/html;charset=utf-8"),
                Optional.of(policy(templates)),
                templates.edition(),
                document -> ((String) document).getBytes(StandardCharsets.UTF_8));
        this.htmlInJson = Medium.json(templates.edition());
    }

    /// A page holds its one stylesheet and its logo, needs nothing else, and runs nothing.
    private static String policy(Templates templates) {
        return "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(templates.styleDigest());
    }

    /// The question of a report, and that it is answered on paper.
    private record Printed<Q extends Query>(Q query, Medium medium) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return query.dates();
        }

        @Override
        public boolean isLong() {
            return query.isLong();
        }
    }

    private record WithMetadata(String html, Object metadata) {}

    /// Answers with the document, with the document in JSON, or with the report's rows as CSV.
    ///
    /// @param readModels names of those that the report is made from
    /// @param ask        reads the request's parameters
    /// @param find       the report's own query: no figure is computed here
    /// @param lay        lays the report out
    <Q extends Query, R> ResponseEntity<byte[]> print(
            Exchange exchange,
            Session session,
            List<String> readModels,
            Function<Parameters, Q> ask,
            Function<Q, R> find,
            BiFunction<Q, R, Sheet> lay) {
        Format format = Format.of(exchange);
        if (format == Format.CSV) {
            return answers.answer(exchange, session.vendorId(), readModels, ask, query -> Answer.of(find.apply(query)));
        }
        boolean inJson = format == Format.JSON;
        List<String> made = Stream.concat(readModels.stream(), Letterheads.READ_MODELS.stream())
                .distinct()
                .toList();
        return answers.answer(
                exchange,
                session.vendorId(),
                made,
                asked -> new Printed<>(ask.apply(asked), inJson ? htmlInJson : html),
                printed -> {
                    Sheet sheet = lay.apply(printed.query(), find.apply(printed.query()));
                    String document = templates.document(sheet, letterheads.of(session.vendorId()));
                    return Answer.of(inJson ? new WithMetadata(document, sheet.metadata()) : document);
                });
    }
}
