/// Reads the events of the vendor's farmer groups.
/// Shows every screen the list of groups to choose from (`GET /api/farmer-groups`).
package marigold.market.farmergroups;
