package marigold.market.group;

import marigold.refusal.Refusal;

/// Another open group of the vendor has that name, in whatever case.
final class GroupNameTaken extends Refusal {
    GroupNameTaken() {
        super(400, "group-name-taken", "Group name already exists");
    }
}
