package marigold.market.silk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.Units;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The closing of a market day.
@RestController
final class SilkApi {
    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final SilkDays days;

    SilkApi(Writes writes, Commands commands, Ids ids, SilkDays days) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.days = days;
    }

    /// As query-service answers it, to the byte.
    ///
    /// @param updatedAt null until the day is counted again
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record CountAnswer(
            LocalDate date, BigDecimal cash, BigDecimal upi, long id, Instant createdAt, Optional<Instant> updatedAt) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ReconciliationAnswer(
            long id,
            LocalDate date,
            BigDecimal creditAmount,
            BigDecimal cashAmount,
            BigDecimal upiAmount,
            BigDecimal totalEntered,
            BigDecimal ledgerTotal,
            BigDecimal difference,
            String status,
            String message) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SplitAnswer(
            long id,
            LocalDate date,
            BigDecimal physicalKg,
            BigDecimal physicalRate,
            BigDecimal physicalAmount,
            BigDecimal digitalKg,
            BigDecimal digitalRate,
            BigDecimal digitalAmount,
            BigDecimal totalKg,
            BigDecimal totalAmount,
            String message) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SyncAnswer(String message, long createdCount) {}

    @PostMapping("/api/silk/daily-collections")
    ResponseEntity<byte[]> count(Session session, WriteRequest request) {
        JsonFields body = request.object();
        LocalDate day = day(body);
        long cash = amount(body, "cash");
        long upi = amount(body, "upi");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Recorded<SilkMoneyCounted> count =
                            commands.send(new CountSilkMoney(vendorId, day, ids.next(Ids.Of.SILK_RECORD), cash, upi));
                    // Behind the command, so that nobody counts between the two: the day is ours now.
                    return Answer.ok(countAnswer(count, days.countedAt(vendorId, day)));
                })
                .answer();
    }

    /// @param earlier when it was counted before this request
    private static CountAnswer countAnswer(Recorded<SilkMoneyCounted> count, List<Instant> earlier) {
        Instant now = WriteUnit.now();
        boolean recounted = count.changed() ? !earlier.isEmpty() : earlier.size() > 1;
        return new CountAnswer(
                count.fact().day(),
                Units.rupees(count.fact().cashPaise()),
                Units.rupees(count.fact().upiPaise()),
                count.fact().recordId(),
                earlier.isEmpty() ? now : earlier.getFirst(),
                recounted ? Optional.of(count.changed() ? now : earlier.getLast()) : Optional.empty());
    }

    @PostMapping("/api/silk/collections")
    ResponseEntity<byte[]> reconcile(Session session, WriteRequest request) {
        JsonFields body = request.object();
        LocalDate day = day(body);
        long credit = amount(body, "credit");
        long cash = amount(body, "cash");
        long upi = amount(body, "upi");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    long ledger = days.ledgerPaise(vendorId, day);
                    Recorded<SilkDayReconciled> reconciled = commands.send(new ReconcileSilkDay(
                            vendorId, day, ids.next(Ids.Of.SILK_RECORD), credit, cash, upi, ledger));
                    return Answer.ok(reconciliationAnswer(reconciled.fact()));
                })
                .answer();
    }

    private static ReconciliationAnswer reconciliationAnswer(SilkDayReconciled reconciled) {
        return new ReconciliationAnswer(
                reconciled.recordId(),
                reconciled.day(),
                Units.rupees(reconciled.creditPaise()),
                Units.rupees(reconciled.cashPaise()),
                Units.rupees(reconciled.upiPaise()),
                Units.rupees(reconciled.enteredPaise()),
                Units.rupees(reconciled.ledgerPaise()),
                Units.rupees(reconciled.differencePaise()),
                reconciled.matched() ? "MATCHED" : "MISMATCH",
                reconciled.matched()
                        ? "The money matches the day's entries"
                        : "The money does not match the day's entries");
    }

    @PostMapping("/api/silk/physical-digital-entries")
    ResponseEntity<byte[]> split(Session session, WriteRequest request) {
        JsonFields body = request.object();
        LocalDate day = day(body);
        long physicalGrams = Units.grams(body.hundredths(0, "physical_kg"));
        long physicalRate = body.hundredths(0, "physical_rate");
        long digitalGrams = Units.grams(body.hundredths(0, "digital_kg"));
        long digitalRate = body.hundredths(0, "digital_rate");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Recorded<SilkSalesSplit> split = commands.send(new SplitSilkSales(
                            vendorId,
                            day,
                            ids.next(Ids.Of.SILK_RECORD),
                            physicalGrams,
                            physicalRate,
                            digitalGrams,
                            digitalRate));
                    return Answer.ok(splitAnswer(split.fact()));
                })
                .answer();
    }

    private static SplitAnswer splitAnswer(SilkSalesSplit split) {
        return new SplitAnswer(
                split.recordId(),
                split.day(),
                Units.kilograms(split.physicalGrams()),
                Units.rupees(split.physicalRatePaisePerKg()),
                Units.rupees(split.physicalPaise()),
                Units.kilograms(split.digitalGrams()),
                Units.rupees(split.digitalRatePaisePerKg()),
                Units.rupees(split.digitalPaise()),
                Units.kilograms(Math.addExact(split.physicalGrams(), split.digitalGrams())),
                Units.rupees(Math.addExact(split.physicalPaise(), split.digitalPaise())),
                "Physical and digital sales saved");
    }

    /// The predecessor copied entries into its silk ledger here. Ours is made of the entries' own events.
    @PostMapping("/api/silk/sync-from-transactions")
    ResponseEntity<byte[]> sync(Session session, WriteRequest request) {
        return writes.run(
                        request,
                        () -> Answer.ok(
                                new SyncAnswer("Nothing to copy: the silk ledger follows the entries by itself", 0)))
                .answer();
    }

    private static LocalDate day(JsonFields body) {
        Optional<LocalDate> day = body.optionalDate("date");
        if (day.isEmpty()) body.mistake("date", "is required");
        return day.orElse(LocalDate.EPOCH);
    }

    private static long amount(JsonFields body, String name) {
        return body.optionalHundredths(0, JsonFields.HUNDREDTHS_MAX, name).orElse(0);
    }
}
