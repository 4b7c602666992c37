package marigold.market.saala;

/// Who a buyer is.
///
/// @param changed whether the command changed anything
record SaalaCustomer(String name, String contact, String address, boolean changed) {}
