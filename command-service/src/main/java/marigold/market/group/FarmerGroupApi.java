package marigold.market.group;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.CommissionField;
import marigold.market.Units;
import marigold.market.farmer.GroupMembers;
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

@RestController
final class FarmerGroupApi {
    private static final int NAME_MAX = 100;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Groups groups;
    private final GroupMembers members;
    private final EntityManager entities;

    FarmerGroupApi(
            Writes writes, Commands commands, Ids ids, Groups groups, GroupMembers members, EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.groups = groups;
        this.members = members;
        this.entities = entities;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Group(long id, long vendorId, String name, BigDecimal commissionPercent, Instant createdAt) {}

    @PostMapping("/api/farmer-groups")
    ResponseEntity<byte[]> open(Session session, WriteRequest request) {
        session.requireAdmin();
        JsonFields body = request.object();
        String name = body.text(1, NAME_MAX, "name");
        OptionalInt commission = CommissionField.of(body);
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    groups.requireFree(vendorId, name, 0);
                    long groupId = ids.next(Ids.Of.FARMER_GROUP);
                    commands.send(new OpenFarmerGroup(vendorId, groupId, name, commission));
                    Instant now = WriteUnit.now();
                    entities.persist(new GroupRow(vendorId, groupId, name, commission, now));
                    return Answer.created(new Group(groupId, vendorId, name, Units.percent(commission), now));
                })
                .answer();
    }

    @PutMapping("/api/farmer-groups/{groupId}")
    ResponseEntity<byte[]> change(Session session, @PathVariable long groupId, WriteRequest request) {
        session.requireAdmin();
        JsonFields body = request.object();
        Optional<String> name = body.optionalText(1, NAME_MAX, "name");
        Optional<OptionalInt> commission = CommissionField.ifNamed(body);
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    GroupRow row = groups.row(vendorId, groupId);
                    name.ifPresent(wanted -> groups.requireFree(vendorId, wanted, groupId));
                    FarmerGroup.State now = commands.send(new ChangeFarmerGroup(vendorId, groupId, name, commission));
                    entities.refresh(row);
                    row.follow(now.name(), now.commissionBasisPoints());
                    return Answer.ok(new Group(
                            groupId,
                            vendorId,
                            now.name(),
                            Units.percent(now.commissionBasisPoints()),
                            row.createdAt()));
                })
                .answer();
    }

    /// The members stay, without a group (B17): nobody loses his account because a route ends.
    @DeleteMapping("/api/farmer-groups/{groupId}")
    ResponseEntity<byte[]> close(Session session, @PathVariable long groupId, WriteRequest request) {
        session.requireAdmin();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    GroupRow row = groups.row(vendorId, groupId);
                    List<Long> left = members.leave(vendorId, groupId);
                    commands.send(new CloseFarmerGroup(vendorId, groupId));
                    members.forget(vendorId, groupId, left);
                    entities.remove(row);
                    return Answer.message("Farmer group deleted successfully");
                })
                .answer();
    }
}
