package marigold.market.saala;

import java.time.LocalDate;
import java.util.OptionalLong;
import marigold.market.Units;
import marigold.request.JsonFields;

/// A sale as a screen sends it.
final class LineForm {
    private static final int DESCRIPTION_MAX = 1_000;
    private static final int CODE_MAX = 100;
    private static final int NAME_MAX = 255;

    private LineForm() {}

    /// Anything may be left out. A weight or a rate below zero is read, since it is refused with the words
    /// that front ends know.
    static LineChanges of(JsonFields body) {
        OptionalLong quantity = anyAmount(body, "qty");
        return new LineChanges(
                body.optionalDay("date"),
                body.optionalText(0, DESCRIPTION_MAX, "description"),
                body.optionalText(0, CODE_MAX, "item_code", "itemCode"),
                body.optionalText(0, NAME_MAX, "item_name", "itemName"),
                quantity.isPresent() ? OptionalLong.of(Units.grams(quantity.getAsLong())) : OptionalLong.empty(),
                anyAmount(body, "rate"),
                body.optionalHundredths(0, JsonFields.HUNDREDTHS_MAX, "total_amount", "totalAmount"),
                body.optionalHundredths(0, JsonFields.HUNDREDTHS_MAX, "paid_amount", "paidAmount"));
    }

    /// A new sale of these words; what is missing in it is refused by the account.
    static TypedSale sale(LineChanges typed, LocalDate today) {
        return new TypedSale(
                typed.enteredOn().orElse(today),
                typed.description().orElse(""),
                typed.itemCode().orElse(""),
                typed.itemName().orElse(""),
                typed.quantityGrams().orElse(0),
                typed.ratePaisePerKg().orElse(0),
                typed.totalPaise(),
                typed.paidPaise().orElse(0));
    }

    private static OptionalLong anyAmount(JsonFields body, String name) {
        return body.optionalHundredths(-JsonFields.HUNDREDTHS_MAX, JsonFields.HUNDREDTHS_MAX, name);
    }
}
