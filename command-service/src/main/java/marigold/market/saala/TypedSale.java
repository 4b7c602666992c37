package marigold.market.saala;

import java.time.LocalDate;
import java.util.OptionalLong;

/// A sale as a clerk typed it.
///
/// @param totalPaise empty when weight times rate is meant
record TypedSale(
        LocalDate soldOn,
        String description,
        String itemCode,
        String itemName,
        long quantityGrams,
        long ratePaisePerKg,
        OptionalLong totalPaise,
        long paidPaise) {}
