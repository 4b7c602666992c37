package marigold.market.farmer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import marigold.command.Commands;
import marigold.market.farmeraccount.AccountHistory;
import org.springframework.stereotype.Component;

/// Takes the members out of a group that is about to be closed.
@Component
public final class GroupMembers {
    private final FarmerRows rows;
    private final AccountHistory history;
    private final Commands commands;

    GroupMembers(FarmerRows rows, AccountHistory history, Commands commands) {
        this.rows = rows;
        this.history = history;
        this.commands = commands;
    }

    /// Moves every active member out of the group; throws [GroupHasHistory] when one of them has entries or
    /// advances.
    ///
    /// @return who left
    public List<Long> leave(long vendorId, long groupId) {
        Map<Long, String> members =
                rows.findByVendorIdAndGroupIdAndActiveTrueOrderByFarmerId(vendorId, groupId).stream()
                        .collect(Collectors.toMap(FarmerRow::farmerId, FarmerRow::name));
        Set<Long> withHistory = history.of(members.keySet());
        Optional<Long> first = withHistory.stream().sorted().findFirst();
        if (first.isPresent()) throw new GroupHasHistory(members.get(first.get()));
        List<Long> farmerIds = members.keySet().stream().sorted().toList();
        for (long farmerId : farmerIds) {
            commands.send(new ChangeFarmer(
                    vendorId,
                    farmerId,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(OptionalLong.empty()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return farmerIds;
    }

    /// Notes who left in the look-up rows. A farmer who joined meanwhile is not among them: then the group's
    /// row cannot be removed, and the unit runs again.
    public void forget(long vendorId, long groupId, List<Long> farmerIds) {
        rows.leaveGroup(vendorId, groupId, farmerIds);
    }
}
