/// Reads the advances given to farmers and deducted from them, and the farmers' names.
/// Shows a farmer's advances and the balances of all farmers at once.
package marigold.market.advances;
