package marigold.market.reports;

import java.sql.SQLException;
import java.time.LocalDate;
import marigold.market.reports.DailySalesReport.Sale;
import marigold.reads.Amounts;
import marigold.reads.Cells;
import marigold.reads.JsonWriter;
import marigold.reads.JsonWriter.Name;

/// A line of the daily sales, and its two forms: the record that is printed and exported, and the same as
/// JSON.
record SaleLine(
        long entryId,
        LocalDate collectedOn,
        String vehicle,
        String party,
        String address,
        String itemCode,
        String itemName,
        long quantityGrams,
        long ratePaisePerKg,
        long luggagePaise,
        long cooliePaise,
        long paidPaise,
        long grossPaise,
        long farmerId) {

    /// The names of [Sale]'s members.
    private static final class Names {
        private static final Name DATE = Name.of("date");
        private static final Name ISO_DATE = Name.of("iso_date");
        private static final Name VEHICLE = Name.of("vehicle");
        private static final Name PARTY = Name.of("party");
        private static final Name ADDRESS = Name.of("address");
        private static final Name ITEM_CODE = Name.of("item_code");
        private static final Name PRODUCT_NAME = Name.of("product_name");
        private static final Name QTY = Name.of("qty");
        private static final Name RATE = Name.of("rate");
        private static final Name LUGGAGE = Name.of("luggage");
        private static final Name COOLIE = Name.of("coolie");
        private static final Name PAID = Name.of("paid");
        private static final Name TOTAL = Name.of("total");
        private static final Name FARMER_ID = Name.of("farmer_id");
        private static final Name ID = Name.of("id");
    }

    /// @param cells behind the entry's id
    static SaleLine of(long entryId, Cells cells) throws SQLException {
        return new SaleLine(
                entryId,
                cells.date(),
                Printed.vehicle(cells.text(), cells.text()),
                Printed.or(cells.text(), Printed.NO_FARMER),
                Printed.or(cells.text(), Printed.BLANK),
                Printed.or(cells.text(), Printed.BLANK),
                Printed.or(cells.text(), Printed.NO_ITEM),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number());
    }

    Sale sale() {
        return new Sale(
                Printed.date(collectedOn),
                collectedOn,
                vehicle,
                party,
                address,
                itemCode,
                itemName,
                Amounts.kilograms(quantityGrams),
                Amounts.rupees(ratePaisePerKg),
                Amounts.rupees(luggagePaise),
                Amounts.rupees(cooliePaise),
                Amounts.rupees(paidPaise),
                Amounts.rupees(grossPaise),
                farmerId,
                entryId);
    }

    void write(JsonWriter json) {
        json.beginObject();
        json.text(Names.DATE, Printed.date(collectedOn));
        json.date(Names.ISO_DATE, collectedOn);
        json.text(Names.VEHICLE, vehicle);
        json.text(Names.PARTY, party);
        json.text(Names.ADDRESS, address);
        json.text(Names.ITEM_CODE, itemCode);
        json.text(Names.PRODUCT_NAME, itemName);
        json.kilograms(Names.QTY, quantityGrams);
        json.rupees(Names.RATE, ratePaisePerKg);
        json.rupees(Names.LUGGAGE, luggagePaise);
        json.rupees(Names.COOLIE, cooliePaise);
        json.rupees(Names.PAID, paidPaise);
        json.rupees(Names.TOTAL, grossPaise);
        json.number(Names.FARMER_ID, farmerId);
        json.number(Names.ID, entryId);
        json.endObject();
    }
}
