package marigold.market.farmeraccount;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.CommissionField;
import marigold.market.farmer.Farmers;
import marigold.market.farmer.Farmers.Farmer;
import marigold.market.group.Groups;
import marigold.market.group.Groups.Group;
import marigold.market.vendor.Vendors;
import marigold.market.vendor.Vendors.SettlementRules;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What farmers are owed for a period, and their entries fixed.
@RestController
final class SettlementApi {
    private static final int HUNDRED_PERCENT = 100_00;

    /// The share that the predecessor recovers unless it is told otherwise.
    private static final int ADVANCE_PERCENT = 20_00;

    private static final int REASON_MIN = 3;
    private static final int REASON_MAX = 255;
    private static final String UNKNOWN = "Active settlement not found";

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Farmers farmers;
    private final Groups groups;
    private final Vendors vendors;
    private final JdbcClient jdbc;

    SettlementApi(
            Writes writes,
            Commands commands,
            Ids ids,
            Farmers farmers,
            Groups groups,
            Vendors vendors,
            JdbcClient jdbc) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.farmers = farmers;
        this.groups = groups;
        this.vendors = vendors;
        this.jdbc = jdbc;
    }

    /// @param commissionBasisPoints the rate that was typed for this settlement; empty for the usual one
    private record Asked(
            long farmerId, LocalDate from, LocalDate to, int advanceBasisPoints, OptionalInt commissionBasisPoints) {
        static Asked in(JsonFields body) {
            long farmerId = body.id("farmer_id");
            Optional<LocalDate> from = day(body, "date_from");
            Optional<LocalDate> to = day(body, "date_to");
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                body.mistake("date_from", "must not be after date_to");
            }
            long advance = body.optionalHundredths(0, HUNDRED_PERCENT, "advance_deduction_percent")
                    .orElse(ADVANCE_PERCENT);
            OptionalInt commission = CommissionField.of(body);
            body.doneStrictly();
            return new Asked(farmerId, from.orElseThrow(), to.orElseThrow(), (int) advance, commission);
        }

        private static Optional<LocalDate> day(JsonFields body, String name) {
            Optional<LocalDate> day = body.optionalDate(name);
            if (day.isEmpty()) body.mistake(name, "is required");
            return day;
        }
    }

    /// Whose settlement it is and when it was made.
    private record Made(long farmerId, Instant at) {}

    @PostMapping("/api/settlements")
    ResponseEntity<byte[]> settle(Session session, WriteRequest request) {
        session.requireAdmin();
        Asked asked = Asked.in(request.object());
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Farmer farmer = farmer(vendorId, asked.farmerId());
                    Settled settled = commands.send(new SettleFarmer(
                            vendorId,
                            farmer.farmerId(),
                            ids.next(Ids.Of.SETTLEMENT),
                            vendors.today(vendorId),
                            terms(vendorId, farmer, asked),
                            ids.next(Ids.Of.ADVANCE)));
                    return Answer.created(SettlementAnswer.active(farmer, settled, WriteUnit.now()));
                })
                .answer();
    }

    @PostMapping("/api/settlements/recalculate")
    ResponseEntity<byte[]> recalculate(Session session, WriteRequest request) {
        session.requireAdmin();
        Asked asked = Asked.in(request.object());
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Farmer farmer = farmer(vendorId, asked.farmerId());
                    // Screens list advances by their ids: what was recovered is returned before it is recovered anew.
                    long returnId = ids.next(Ids.Of.ADVANCE);
                    Settled settled = commands.send(new RecalculateSettlement(
                            vendorId,
                            farmer.farmerId(),
                            ids.next(Ids.Of.SETTLEMENT),
                            vendors.today(vendorId),
                            terms(vendorId, farmer, asked),
                            returnId,
                            ids.next(Ids.Of.ADVANCE)));
                    if (settled.made()) {
                        return Answer.created(SettlementAnswer.active(farmer, settled, WriteUnit.now()));
                    }
                    Instant createdAt = made(vendorId, settled.settlementId()).at();
                    return Answer.ok(SettlementAnswer.active(farmer, settled, createdAt));
                })
                .answer();
    }

    /// @param reason why; screens of the predecessor send it in the address, its unused model in the body
    @PostMapping("/api/settlements/{settlementId}/void")
    ResponseEntity<byte[]> takeBack(
            Session session,
            @PathVariable long settlementId,
            @RequestParam Optional<String> reason,
            WriteRequest request) {
        session.requireAdmin();
        String why = reason.isPresent() ? checked(reason.get()) : reason(request);
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Made made = made(vendorId, settlementId);
                    Farmer farmer = farmers.active(vendorId, made.farmerId(), UNKNOWN);
                    Settled settled = commands.send(new VoidSettlement(
                            vendorId,
                            farmer.farmerId(),
                            settlementId,
                            vendors.today(vendorId),
                            why,
                            ids.next(Ids.Of.ADVANCE)));
                    return Answer.ok(SettlementAnswer.voided(farmer, settled, made.at(), WriteUnit.now(), why));
                })
                .answer();
    }

    private static String checked(String reason) {
        String text = reason.strip();
        if (text.length() < REASON_MIN || text.length() > REASON_MAX || !JsonFields.isStorable(text)) {
            throw new InvalidRequest("reason", "must be text of %d to %d characters".formatted(REASON_MIN, REASON_MAX));
        }
        return text;
    }

    private static String reason(WriteRequest request) {
        if (request.body().length == 0) throw new InvalidRequest("reason", "is required");
        JsonFields body = request.object();
        String reason = body.text(REASON_MIN, REASON_MAX, "reason");
        body.doneStrictly();
        return reason;
    }

    private Farmer farmer(long vendorId, long farmerId) {
        return Optional.ofNullable(farmers.active(vendorId, Set.of(farmerId)).get(farmerId))
                .orElseThrow(InvalidFarmer::new);
    }

    /// The most particular rate counts (D1): the request's, the farmer's, his group's of today, the vendor's.
    private SettlementTerms terms(long vendorId, Farmer farmer, Asked asked) {
        SettlementRules rules = vendors.settlementRules(vendorId);
        OptionalInt commission = asked.commissionBasisPoints();
        if (commission.isEmpty()) commission = farmer.commissionBasisPoints();
        if (commission.isEmpty()) commission = groupsRate(vendorId, farmer);
        return new SettlementTerms(
                asked.from(),
                asked.to(),
                rules.settlementBase(),
                rules.deductPaid(),
                commission.orElse(rules.defaultCommissionBasisPoints()),
                asked.advanceBasisPoints());
    }

    private OptionalInt groupsRate(long vendorId, Farmer farmer) {
        if (farmer.groupId().isEmpty()) return OptionalInt.empty();
        return groups.find(vendorId, farmer.groupId().getAsLong())
                .map(Group::commissionBasisPoints)
                .orElse(OptionalInt.empty());
    }

    /// Throws [Unknown] for another vendor's. Served by the index event_settlement_made.
    private Made made(long vendorId, long settlementId) {
        return jdbc.sql("""
            select (payload ->> 'farmerId')::bigint as farmer_id, occurred_at
              from events.event
             where event_type = 'market.settlement-made'
               and (payload ->> 'vendorId')::bigint = :vendorId
               and (payload ->> 'settlementId')::bigint = :settlementId
            """)
                .param("vendorId", vendorId)
                .param("settlementId", settlementId)
                .query((row, _) -> new Made(
                        row.getLong("farmer_id"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new Unknown(UNKNOWN));
    }
}
