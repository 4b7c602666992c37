package marigold.market.farmeraccount;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.Units;
import marigold.market.farmer.Farmers;
import marigold.market.vendor.Vendors;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Money lent to a farmer and recovered from him.
@RestController
final class AdvanceApi {
    private static final String GIVE = "give";
    private static final String DEDUCT = "deduct";
    private static final int REMARKS_MAX = 500;
    private static final long POSITIVE = 1;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Farmers farmers;
    private final Vendors vendors;

    AdvanceApi(Writes writes, Commands commands, Ids ids, Farmers farmers, Vendors vendors) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.farmers = farmers;
        this.vendors = vendors;
    }

    /// @param date    when it was noted
    /// @param balance what the farmer owes after it
    record Advance(long id, String type, BigDecimal val, Instant date, String remarks, BigDecimal balance) {}

    @PostMapping("/api/customers/{farmerId}/advances")
    ResponseEntity<byte[]> note(Session session, @PathVariable long farmerId, WriteRequest request) {
        JsonFields body = request.object();
        String type = body.text(1, DEDUCT.length(), "type");
        if (!type.isEmpty() && !type.equals(GIVE) && !type.equals(DEDUCT))
            body.mistake("type", "must be give or deduct");
        long paise = body.hundredths(POSITIVE, "val");
        String remarks = body.optionalText(0, REMARKS_MAX, "remarks").orElse("");
        // Screens send a date, which the predecessor ignores: the money moves on the day on which it is noted.
        body.has("date");
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    farmers.active(vendorId, farmerId, "Customer not found");
                    LocalDate today = vendors.today(vendorId);
                    long advanceId = ids.next(Ids.Of.ADVANCE);
                    Object command = type.equals(GIVE)
                            ? new GiveAdvance(vendorId, farmerId, advanceId, today, paise, remarks)
                            : new DeductAdvance(
                                    vendorId,
                                    farmerId,
                                    advanceId,
                                    today,
                                    paise,
                                    remarks,
                                    vendors.allowsAdvanceOverdraw(vendorId));
                    long balance = commands.<Long>send(command);
                    return Answer.created(new Advance(
                            advanceId, type, Units.rupees(paise), WriteUnit.now(), remarks, Units.rupees(balance)));
                })
                .answer();
    }
}
