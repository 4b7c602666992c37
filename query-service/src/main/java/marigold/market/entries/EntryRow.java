package marigold.market.entries;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalLong;
import marigold.market.entries.EntriesQueries.EntryAnswer;
import marigold.reads.Amounts;
import marigold.reads.Cells;
import marigold.reads.JsonWriter;
import marigold.reads.JsonWriter.Name;

/// An entry as its row has it, and the two forms of its answer: the record that exports and lists with names
/// have, and the same as JSON, which the list of a farmer's entries is written as while its rows arrive.
record EntryRow(
        long entryId,
        LocalDate collectedOn,
        String vehicleNumber,
        String vehicleName,
        String itemCode,
        String itemName,
        long quantityGrams,
        long ratePaisePerKg,
        long labourPaisePerKg,
        long cooliePaise,
        long transportPaise,
        long paidPaise,
        String remarks,
        long farmerId,
        OptionalLong groupId,
        long grossPaise,
        long labourPaise,
        long lineTotalPaise,
        OptionalLong settlementId,
        int version) {

    /// The names of [EntryAnswer]'s members.
    private static final class Names {
        private static final Name ID = Name.of("id");
        private static final Name DATE = Name.of("date");
        private static final Name VEHICLE = Name.of("vehicle");
        private static final Name VEHICLE_NUMBER = Name.of("vehicle_number");
        private static final Name ITEM_CODE = Name.of("itemCode");
        private static final Name ITEM_NAME = Name.of("itemName");
        private static final Name QTY = Name.of("qty");
        private static final Name RATE = Name.of("rate");
        private static final Name LAGUAGE = Name.of("laguage");
        private static final Name LUGGAGE = Name.of("luggage");
        private static final Name COOLIE = Name.of("coolie");
        private static final Name TRANSPORT = Name.of("transport");
        private static final Name PAID_AMT = Name.of("paidAmt");
        private static final Name REMARKS = Name.of("remarks");
        private static final Name FARMER_ID = Name.of("farmer_id");
        private static final Name GROUP_ID = Name.of("group_id");
        private static final Name GROSS = Name.of("gross");
        private static final Name TOTAL_LABOUR = Name.of("total_labour");
        private static final Name LINE_TOTAL = Name.of("line_total");
        private static final Name IS_LOCKED = Name.of("is_locked");
        private static final Name SETTLEMENT_ID = Name.of("settlement_id");
        private static final Name VERSION = Name.of("version");
    }

    static EntryRow of(Cells cells) throws SQLException {
        return new EntryRow(
                cells.number(),
                cells.date(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.text(),
                cells.number(),
                cells.optionalNumber(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.optionalNumber(),
                cells.integer());
    }

    EntryAnswer answer() {
        return new EntryAnswer(
                entryId,
                collectedOn,
                vehicle(),
                vehicleNumber,
                itemCode,
                itemName,
                Amounts.kilograms(quantityGrams),
                Amounts.rupees(ratePaisePerKg),
                Amounts.rupees(labourPaisePerKg),
                Amounts.rupees(labourPaisePerKg),
                Amounts.rupees(cooliePaise),
                Amounts.rupees(transportPaise),
                Amounts.rupees(paidPaise),
                remarks,
                farmerId,
                groupId,
                Amounts.rupees(grossPaise),
                Amounts.rupees(labourPaise),
                Amounts.rupees(lineTotalPaise),
                settlementId.isPresent(),
                settlementId,
                version);
    }

    void write(JsonWriter json) {
        json.beginObject();
        json.number(Names.ID, entryId);
        json.date(Names.DATE, collectedOn);
        json.text(Names.VEHICLE, vehicle());
        json.text(Names.VEHICLE_NUMBER, vehicleNumber);
        json.text(Names.ITEM_CODE, itemCode);
        json.text(Names.ITEM_NAME, itemName);
        json.kilograms(Names.QTY, quantityGrams);
        json.rupees(Names.RATE, ratePaisePerKg);
        json.rupees(Names.LAGUAGE, labourPaisePerKg);
        json.rupees(Names.LUGGAGE, labourPaisePerKg);
        json.rupees(Names.COOLIE, cooliePaise);
        json.rupees(Names.TRANSPORT, transportPaise);
        json.rupees(Names.PAID_AMT, paidPaise);
        json.text(Names.REMARKS, remarks);
        json.number(Names.FARMER_ID, farmerId);
        json.number(Names.GROUP_ID, groupId);
        json.rupees(Names.GROSS, grossPaise);
        json.rupees(Names.TOTAL_LABOUR, labourPaise);
        json.rupees(Names.LINE_TOTAL, lineTotalPaise);
        json.truth(Names.IS_LOCKED, settlementId.isPresent());
        json.number(Names.SETTLEMENT_ID, settlementId);
        json.number(Names.VERSION, version);
        json.endObject();
    }

    private String vehicle() {
        return vehicleName.isEmpty() ? vehicleNumber : vehicleName;
    }
}
