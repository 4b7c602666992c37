/// Reads what was given to farmers and deducted from them, by hand or by settlements, and their names and
/// groups. Shows a farmer's advances, and the balances of all farmers or of all groups at once.
package marigold.market.advances;
