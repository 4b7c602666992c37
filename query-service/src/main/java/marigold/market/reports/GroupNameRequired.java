package marigold.market.reports;

import marigold.refusal.Refusal;

/// The report is of one group, and the request names none.
final class GroupNameRequired extends Refusal {
    GroupNameRequired() {
        super(400, "group-name-required", "group_name is required");
    }
}
