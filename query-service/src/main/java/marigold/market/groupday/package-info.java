/// Reads the lines of the daily entry and the names of the groups.
/// Shows the closing screen what each group brought in on a day (`GET /api/silk/ledger`).
package marigold.market.groupday;
