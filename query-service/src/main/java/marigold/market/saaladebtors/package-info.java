/// Reads who is in the saala book, what each took and what each paid.
/// Shows the buyers, what each of them owes, and the credit given on a day (`GET /api/silk/credit`).
package marigold.market.saaladebtors;
