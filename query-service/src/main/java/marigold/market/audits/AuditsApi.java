package marigold.market.audits;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import marigold.events.EventTypes;
import marigold.market.audits.AuditsQueries.FindAudits;
import marigold.market.events.MarketEvent;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.refusal.InvalidRequest;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class AuditsApi {
    private static final int PAGE_SIZE = 100;

    private static final Set<String> KINDS = EventTypes.all().stream()
            .filter(MarketEvent.class::isAssignableFrom)
            .map(AuditsProjection::kind)
            .collect(Collectors.toUnmodifiableSet());

    /// PostgreSQL knows no moments far beyond these, and nothing happens there.
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = AuditCursor.START.happenedAt();

    private final Answers answers;
    private final AuditsQueries queries;
    private final VendorCalendar calendar;

    AuditsApi(Answers answers, AuditsQueries queries, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/audits")
    ResponseEntity<byte[]> audits(Exchange exchange, Session session) {
        session.requireAdmin();
        return answers.answer(
                exchange,
                session.vendorId(),
                AuditsProjection.NAME,
                asked -> asked(session.vendorId(), asked),
                queries::find);
    }

    private FindAudits asked(long vendorId, Parameters asked) {
        String kind = asked.search("kind");
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw new InvalidRequest("kind", "must be the kind of an event, such as entry-corrected");
        }
        Instant from = moment(asked, "from", day -> calendar.startOf(vendorId, day), moment -> moment)
                .orElse(EARLIEST);
        // A day is meant with all its hours, and a moment with itself.
        Instant until = moment(
                        asked,
                        "to",
                        day -> calendar.startOf(vendorId, day.plusDays(1)),
                        moment -> moment.plus(1, ChronoUnit.MICROS))
                .orElse(LATEST);
        return new FindAudits(
                vendorId,
                from,
                until,
                asked.id("farmer_id"),
                asked.id("user_id"),
                kind,
                asked.pageOf(PAGE_SIZE, "size").size(),
                asked.text("cursor").map(AuditCursor::of).orElse(AuditCursor.START));
    }

    /// A date, or a moment with its offset from UTC.
    private static Optional<Instant> moment(
            Parameters asked, String name, Function<LocalDate, Instant> ofDay, UnaryOperator<Instant> ofMoment) {
        Optional<String> text = asked.text(name);
        if (text.isEmpty()) return Optional.empty();
        try {
            Instant moment = text.get().indexOf('T') < 0
                    ? ofDay.apply(asked.date(name).orElseThrow())
                    // An unescaped plus arrives as a space.
                    : ofMoment.apply(
                            OffsetDateTime.parse(text.get().replace(' ', '+')).toInstant());
            return Optional.of(moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment);
        } catch (DateTimeException _) {
            throw new InvalidRequest(name, "must be a date like 2026-03-01 or a moment like 2026-03-01T04:30:00Z");
        }
    }
}
