package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.Units;
import marigold.request.JsonFields;

/// One line as a screen sends it, under the screens' names or the specification's.
///
/// @param vehicleId   a vehicle by its id; it counts before the text
/// @param vehicleText a vehicle by what the clerk calls it
record EntryForm(OptionalLong vehicleId, Optional<String> vehicleText, TypedEntry typed) {
    /// The specification's names, for requests that know no others.
    private static final String[] QUANTITY = {"qty", "qty_kg"};

    private static final String[] RATE = {"rate", "rate_per_kg"};
    private static final String[] LABOUR = {"laguage", "luggage", "labour_per_kg"};
    private static final String[] COOLIE = {"coolie", "coolie_cost"};
    private static final String[] TRANSPORT = {"transport", "transport_cost"};
    private static final String[] PAID = {"paidAmt", "paid_amount", "paid"};

    private static final int VEHICLE_MAX = 100;
    private static final int CODE_MAX = 50;
    private static final int NAME_MAX = 150;
    private static final int REMARKS_MAX = 500;
    private static final long POSITIVE = 1;

    /// A line for a new entry: weight and rate must be there. Without a day it is of today.
    static EntryForm complete(JsonFields row) {
        EntryForm form = partial(row);
        if (form.typed().quantityGrams().isEmpty()) row.hundredths(POSITIVE, QUANTITY);
        if (form.typed().ratePaisePerKg().isEmpty()) row.hundredths(0, RATE);
        return form;
    }

    /// A line of which anything may be left out.
    static EntryForm partial(JsonFields row) {
        OptionalLong quantity = amount(row, POSITIVE, QUANTITY);
        return new EntryForm(
                row.optionalId("vehicle_id", "vehicleId"),
                row.optionalText(0, VEHICLE_MAX, "vehicle", "vehicle_name", "vehicleName"),
                new TypedEntry(
                        row.optionalDate("date"),
                        Optional.empty(),
                        row.optionalText(0, CODE_MAX, "itemCode", "item_code"),
                        row.optionalText(0, NAME_MAX, "itemName", "item_name"),
                        quantity.isPresent()
                                ? OptionalLong.of(Units.grams(quantity.getAsLong()))
                                : OptionalLong.empty(),
                        amount(row, 0, RATE),
                        amount(row, 0, LABOUR),
                        amount(row, 0, COOLIE),
                        amount(row, 0, TRANSPORT),
                        amount(row, 0, PAID),
                        row.optionalText(0, REMARKS_MAX, "remarks")));
    }

    /// The line for an aggregate: with its vehicle looked up, and of that day unless it names another.
    TypedEntry typed(Optional<LocalDate> otherwiseOn, Optional<TypedVehicle> vehicle) {
        return new TypedEntry(
                typed.collectedOn().or(() -> otherwiseOn),
                vehicle,
                typed.itemCode(),
                typed.itemName(),
                typed.quantityGrams(),
                typed.ratePaisePerKg(),
                typed.labourPaisePerKg(),
                typed.cooliePaise(),
                typed.transportPaise(),
                typed.paidPaise(),
                typed.remarks());
    }

    private static OptionalLong amount(JsonFields row, long min, String... names) {
        return row.optionalHundredths(min, JsonFields.HUNDREDTHS_MAX, names);
    }
}
