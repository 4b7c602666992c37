package marigold.market.saala;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.Units;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.saala.SaalaAccounts.Place;
import marigold.market.saala.SaalaAccounts.Written;
import marigold.market.vendor.Vendors;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The saala book: who buys on credit, what he took and what he paid.
@RestController
final class SaalaApi {
    private static final int NAME_MAX = 255;
    private static final int CONTACT_MAX = 50;
    private static final int ADDRESS_MAX = 1_000;
    private static final int DESCRIPTION_MAX = 1_000;
    private static final int DATE_MAX = 50;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final SaalaAccounts accounts;
    private final Vendors vendors;

    SaalaApi(Writes writes, Commands commands, Ids ids, SaalaAccounts accounts, Vendors vendors) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.accounts = accounts;
        this.vendors = vendors;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record CustomerAnswer(
            long id,
            long vendorId,
            String name,
            String contact,
            String address,
            Instant createdAt,
            Instant updatedAt) {}

    /// @param currentBalance what the customer owes now
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record PaymentAnswer(String message, long transactionId, BigDecimal currentBalance) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RemovedAnswer(String message, BigDecimal currentBalance) {}

    /// Two customers may have one name, and a name may be empty: the predecessor's books have both.
    @PostMapping("/api/saala/customers")
    ResponseEntity<byte[]> open(Session session, WriteRequest request) {
        JsonFields body = request.object();
        String name = body.text(0, NAME_MAX, "name");
        String contact = body.optionalText(0, CONTACT_MAX, "contact").orElse("");
        String address = body.optionalText(0, ADDRESS_MAX, "address").orElse("");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    long customerId = ids.next(Ids.Of.SAALA_CUSTOMER);
                    commands.send(new OpenSaalaAccount(vendorId, customerId, name, contact, address));
                    Instant now = WriteUnit.now();
                    return Answer.ok(new CustomerAnswer(customerId, vendorId, name, contact, address, now, now));
                })
                .answer();
    }

    @PutMapping("/api/saala/customers/{customerId}")
    ResponseEntity<byte[]> change(Session session, @PathVariable long customerId, WriteRequest request) {
        JsonFields body = request.object();
        Optional<String> name = body.optionalText(0, NAME_MAX, "name");
        Optional<String> contact = body.optionalText(0, CONTACT_MAX, "contact");
        Optional<String> address = body.optionalText(0, ADDRESS_MAX, "address");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Written written = accounts.customer(vendorId, customerId);
                    SaalaCustomer customer =
                            commands.send(new ChangeSaalaCustomer(vendorId, customerId, name, contact, address));
                    return Answer.ok(new CustomerAnswer(
                            customerId,
                            vendorId,
                            customer.name(),
                            customer.contact(),
                            customer.address(),
                            written.firstAt(),
                            customer.changed() ? WriteUnit.now() : written.lastAt()));
                })
                .answer();
    }

    @DeleteMapping("/api/saala/customers/{customerId}")
    ResponseEntity<byte[]> close(Session session, @PathVariable long customerId, WriteRequest request) {
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    accounts.require(vendorId, customerId);
                    commands.send(new CloseSaalaAccount(vendorId, customerId));
                    return Answer.message("SAALA customer deleted successfully");
                })
                .answer();
    }

    @PostMapping("/api/saala/customers/{customerId}/transactions")
    ResponseEntity<byte[]> sell(Session session, @PathVariable long customerId, WriteRequest request) {
        JsonFields body = request.object();
        LineChanges typed = LineForm.of(body);
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    accounts.require(vendorId, customerId);
                    TypedSale sale = LineForm.sale(typed, vendors.today(vendorId));
                    Placed placed =
                            commands.send(new RecordSaalaSale(vendorId, customerId, ids.next(Ids.Of.SAALA_LINE), sale));
                    Instant now = WriteUnit.now();
                    return Answer.ok(SaalaLineAnswer.of(customerId, placed, now, now));
                })
                .versionedAnswer();
    }

    @PostMapping("/api/saala/customers/{customerId}/payments")
    ResponseEntity<byte[]> pay(Session session, @PathVariable long customerId, WriteRequest request) {
        JsonFields body = request.object();
        OptionalLong amount = body.optionalHundredths(-JsonFields.HUNDREDTHS_MAX, JsonFields.HUNDREDTHS_MAX, "amount");
        String description =
                body.optionalText(0, DESCRIPTION_MAX, "description").orElse("");
        Optional<String> date = body.optionalText(0, DATE_MAX, "date").filter(text -> !text.isEmpty());
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    accounts.require(vendorId, customerId);
                    PaymentLine payment = new PaymentLine(
                            date.map(SaalaApi::day).orElseGet(() -> vendors.today(vendorId)),
                            description.isEmpty() ? described(amount.orElse(0)) : description,
                            amount.orElse(0));
                    Placed placed = commands.send(
                            new ReceiveSaalaPayment(vendorId, customerId, ids.next(Ids.Of.SAALA_LINE), payment));
                    return Answer.ok(new PaymentAnswer(
                            "Payment added successfully", placed.lineId(), Units.rupees(placed.balancePaise())));
                })
                .answer();
    }

    @PutMapping("/api/saala/transactions/{lineId}")
    ResponseEntity<byte[]> correct(Session session, @PathVariable long lineId, WriteRequest request) {
        JsonFields body = request.object();
        LineChanges changes = LineForm.of(body);
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Place place = accounts.line(vendorId, lineId);
                    long customerId = place.customerId();
                    Placed placed = commands.send(
                            new CorrectSaalaLine(vendorId, customerId, lineId, changes, request.precondition()));
                    Written written = place.written();
                    return Answer.ok(SaalaLineAnswer.of(
                            customerId,
                            placed,
                            written.firstAt(),
                            placed.changed() ? WriteUnit.now() : written.lastAt()));
                })
                .versionedAnswer();
    }

    @DeleteMapping("/api/saala/transactions/{lineId}")
    ResponseEntity<byte[]> remove(Session session, @PathVariable long lineId, WriteRequest request) {
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    long customerId = accounts.line(vendorId, lineId).customerId();
                    long balance = commands.<Long>send(
                            new RemoveSaalaLine(vendorId, customerId, lineId, request.precondition()));
                    return Answer.ok(
                            new RemovedAnswer("SAALA transaction deleted successfully", Units.rupees(balance)));
                })
                .answer();
    }

    private static String described(long amountPaise) {
        return "Payment of ₹" + Units.rupees(amountPaise);
    }

    private static LocalDate day(String text) {
        return JsonFields.day(text).orElseThrow(() -> new InvalidPayment("Invalid date format. Use YYYY-MM-DD"));
    }
}
