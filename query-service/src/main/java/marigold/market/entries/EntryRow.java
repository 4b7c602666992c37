package marigold.market.entries;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalLong;
import marigold.market.entries.EntriesQueries.EntryAnswer;
import marigold.reads.Amounts;
import marigold.reads.Cells;
import marigold.reads.JsonValues;
import marigold.reads.JsonWriter.Names;

/// An entry as its row has it, and the two forms of its answer: the record that exports and lists with names
/// have, and the values of the same, which the row keeps ready for the list of a farmer's entries.
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
    static final Names NAMES = Names.of(
            "id",
            "date",
            "vehicle",
            "vehicle_number",
            "itemCode",
            "itemName",
            "qty",
            "rate",
            "laguage",
            "luggage",
            "coolie",
            "transport",
            "paidAmt",
            "remarks",
            "farmer_id",
            "group_id",
            "gross",
            "total_labour",
            "line_total",
            "is_locked",
            "settlement_id",
            "version");

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

    /// The values of the same answer.
    String answerValues() {
        return new JsonValues()
                .number(entryId)
                .date(collectedOn)
                .text(vehicle())
                .text(vehicleNumber)
                .text(itemCode)
                .text(itemName)
                .kilograms(quantityGrams)
                .rupees(ratePaisePerKg)
                .rupees(labourPaisePerKg)
                .rupees(labourPaisePerKg)
                .rupees(cooliePaise)
                .rupees(transportPaise)
                .rupees(paidPaise)
                .text(remarks)
                .number(farmerId)
                .number(groupId)
                .rupees(grossPaise)
                .rupees(labourPaise)
                .rupees(lineTotalPaise)
                .truth(settlementId.isPresent())
                .number(settlementId)
                .number(version)
                .line();
    }

    private String vehicle() {
        return vehicleName.isEmpty() ? vehicleNumber : vehicleName;
    }
}
