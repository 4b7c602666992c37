package marigold.market.farmer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.CommissionField;
import marigold.market.Units;
import marigold.market.farmeraccount.AccountHistory;
import marigold.market.farmeraccount.CloseFarmerAccount;
import marigold.market.farmeraccount.OpenFarmerAccount;
import marigold.market.group.Groups;
import marigold.market.group.Groups.Group;
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

/// Farmers, whom the predecessor's screens also call customers.
@RestController
final class FarmerApi {
    private static final int NAME_MAX = 100;
    private static final int CODE_MAX = 50;
    private static final int PHONE_MAX = 20;
    private static final int ADDRESS_MAX = 255;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Farmers farmers;
    private final FarmerRows rows;
    private final Groups groups;
    private final Vendors vendors;
    private final AccountHistory accounts;
    private final EntityManager entities;

    FarmerApi(
            Writes writes,
            Commands commands,
            Ids ids,
            Farmers farmers,
            FarmerRows rows,
            Groups groups,
            Vendors vendors,
            AccountHistory accounts,
            EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.farmers = farmers;
        this.rows = rows;
        this.groups = groups;
        this.vendors = vendors;
        this.accounts = accounts;
        this.entities = entities;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FarmerAnswer(
            long id,
            long vendorId,
            Long groupId,
            String farmerCode,
            String name,
            String phone,
            String address,
            BigDecimal commissionPercent,
            BigDecimal advanceTotal,
            Instant createdAt) {}

    record CustomerAnswer(
            long id,
            String name,
            String group,
            String groupName,
            String contact,
            String address,
            @JsonProperty("farmer_code") String farmerCode) {}

    @PostMapping("/api/farmers")
    ResponseEntity<byte[]> register(Session session, WriteRequest request) {
        session.requireAdmin();
        JsonFields body = request.object();
        String name = body.text(1, NAME_MAX, "name");
        String phone = body.text(5, PHONE_MAX, "phone");
        String address = body.text(1, ADDRESS_MAX, "address");
        String groupName = body.text(1, 100, "group_name");
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Group group = groups.named(vendorId, groupName)
                            .orElseThrow(() -> new UnknownGroup("Farmer group not found"));
                    RegisterFarmer farmer = register(vendorId, name, OptionalLong.of(group.groupId()), phone, address);
                    return Answer.created(answer(vendorId, farmer.farmerId(), farmer.details(), WriteUnit.now()));
                })
                .answer();
    }

    @PostMapping("/api/customers")
    ResponseEntity<byte[]> registerCustomer(Session session, WriteRequest request) {
        JsonFields body = request.object();
        String name = body.text(1, NAME_MAX, "name");
        OptionalLong groupId = body.optionalId("groupId", "group_id");
        String contact = body.optionalText(0, PHONE_MAX, "contact", "phone").orElse("");
        String address = body.optionalText(0, ADDRESS_MAX, "address").orElse("");
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    String groupName = null;
                    if (groupId.isPresent()) {
                        groupName = groups.find(vendorId, groupId.getAsLong())
                                .orElseThrow(() -> new UnknownGroup("Farmer group not found"))
                                .name();
                    }
                    RegisterFarmer farmer = register(vendorId, name, groupId, contact, address);
                    return Answer.created(new CustomerAnswer(
                            farmer.farmerId(),
                            name,
                            groupName,
                            groupName,
                            contact,
                            address,
                            farmer.details().farmerCode()));
                })
                .answer();
    }

    @PutMapping("/api/farmers/{farmerId}")
    ResponseEntity<byte[]> change(Session session, @PathVariable long farmerId, WriteRequest request) {
        session.requireAdmin();
        JsonFields body = request.object();
        Optional<OptionalLong> groupId =
                body.has("group_id") ? Optional.of(body.optionalId("group_id")) : Optional.empty();
        Optional<String> code = body.optionalText(1, CODE_MAX, "farmer_code");
        Optional<String> name = body.optionalText(1, NAME_MAX, "name");
        Optional<String> phone = body.optionalText(5, PHONE_MAX, "phone");
        Optional<String> address = body.optionalText(1, ADDRESS_MAX, "address");
        Optional<OptionalInt> commission = CommissionField.ifNamed(body);
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    FarmerRow row = farmers.row(vendorId, farmerId, "Farmer not found");
                    groupId.ifPresent(group -> group.ifPresent(id -> requireGroup(vendorId, id)));
                    code.ifPresent(wanted -> requireFree(vendorId, wanted, farmerId));
                    FarmerDetails details = commands.send(
                            new ChangeFarmer(vendorId, farmerId, code, name, groupId, phone, address, commission));
                    entities.refresh(row);
                    row.follow(details);
                    return Answer.ok(answer(vendorId, farmerId, details, row.createdAt()));
                })
                .answer();
    }

    @DeleteMapping("/api/farmers/{farmerId}")
    ResponseEntity<byte[]> deactivate(Session session, @PathVariable long farmerId, WriteRequest request) {
        session.requireAdmin();
        return deactivate(session, farmerId, request, "Farmer");
    }

    @DeleteMapping("/api/customers/{farmerId}")
    ResponseEntity<byte[]> deactivateCustomer(Session session, @PathVariable long farmerId, WriteRequest request) {
        return deactivate(session, farmerId, request, "Customer");
    }

    private ResponseEntity<byte[]> deactivate(Session session, long farmerId, WriteRequest request, String called) {
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    FarmerRow row = farmers.row(vendorId, farmerId, called + " not found");
                    // First the account: it refuses while there is history, and nothing is entered in it afterwards.
                    commands.send(new CloseFarmerAccount(vendorId, farmerId));
                    commands.send(new DeactivateFarmer(vendorId, farmerId));
                    row.deactivate();
                    return Answer.message(called + " deleted successfully");
                })
                .answer();
    }

    private RegisterFarmer register(long vendorId, String name, OptionalLong groupId, String phone, String address) {
        RegisterFarmer command = new RegisterFarmer(
                vendorId,
                ids.next(Ids.Of.FARMER),
                new FarmerDetails(freeCode(vendorId), name, groupId, phone, address, OptionalInt.empty()));
        commands.send(command);
        commands.send(new OpenFarmerAccount(vendorId, command.farmerId()));
        entities.persist(new FarmerRow(command, WriteUnit.now()));
        return command;
    }

    /// The next code of the vendor that nobody was given by hand.
    private String freeCode(long vendorId) {
        String code = vendors.nextFarmerCode(vendorId);
        while (rows.existsByVendorIdAndFarmerCode(vendorId, code)) code = vendors.nextFarmerCode(vendorId);
        return code;
    }

    private void requireGroup(long vendorId, long groupId) {
        if (groups.find(vendorId, groupId).isEmpty()) throw new UnknownGroup("Invalid farmer group");
    }

    private void requireFree(long vendorId, String code, long exceptFarmerId) {
        if (rows.existsByVendorIdAndFarmerCodeAndFarmerIdNot(vendorId, code, exceptFarmerId))
            throw new FarmerCodeTaken();
    }

    private FarmerAnswer answer(long vendorId, long farmerId, FarmerDetails details, Instant createdAt) {
        return new FarmerAnswer(
                farmerId,
                vendorId,
                details.groupId().isPresent() ? details.groupId().getAsLong() : null,
                details.farmerCode(),
                details.name(),
                details.phone(),
                details.address(),
                Units.percent(details.commissionBasisPoints()),
                Units.rupees(accounts.advanceBalancePaise(farmerId)),
                createdAt);
    }
}
