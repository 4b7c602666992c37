package marigold.market.reports;

import java.time.LocalDate;
import marigold.market.arithmetic.SettlementStatement;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.reads.Amounts;
import marigold.reads.JsonWriter;
import marigold.reads.JsonWriter.Name;

/// A line of a slip, and its two forms: the record that is printed and exported, and the same as JSON.
///
/// @param share the line's amounts, with its share of the commission
record SlipLine(
        long entryId,
        LocalDate collectedOn,
        String vehicle,
        String itemCode,
        String itemName,
        long ratePaisePerKg,
        String remarks,
        SettlementStatement share) {

    /// The names of [SlipRow]'s members.
    private static final class Names {
        private static final Name ID = Name.of("id");
        private static final Name DATE = Name.of("date");
        private static final Name ISO_DATE = Name.of("iso_date");
        private static final Name VEHICLE = Name.of("vehicle");
        private static final Name ITEM_CODE = Name.of("item_code");
        private static final Name PRODUCT_NAME = Name.of("product_name");
        private static final Name CUSTOMER = Name.of("customer");
        private static final Name ADDRESS = Name.of("address");
        private static final Name QTY = Name.of("qty");
        private static final Name RATE = Name.of("rate");
        private static final Name LUGGAGE = Name.of("luggage");
        private static final Name COOLIE = Name.of("coolie");
        private static final Name TOTAL = Name.of("total");
        private static final Name GROSS = Name.of("gross");
        private static final Name COMMISSION_PERCENT = Name.of("commission_percent");
        private static final Name COMMISSION = Name.of("commission");
        private static final Name NET = Name.of("net");
        private static final Name PAID = Name.of("paid");
        private static final Name BALANCE = Name.of("balance");
        private static final Name AMOUNT = Name.of("amount");
        private static final Name REMARKS = Name.of("remarks");
    }

    SlipRow row(String customer, String address) {
        Sums sums = share.sums();
        return new SlipRow(
                entryId,
                Printed.date(collectedOn),
                collectedOn,
                vehicle,
                itemCode,
                itemName,
                customer,
                address,
                Amounts.kilograms(sums.quantityGrams()),
                Amounts.rupees(ratePaisePerKg),
                Amounts.rupees(sums.luggagePaise()),
                Amounts.rupees(sums.cooliePaise()),
                Amounts.rupees(sums.grossPaise()),
                Amounts.rupees(sums.grossPaise()),
                Amounts.percent(share.commissionBasisPoints()),
                Amounts.rupees(share.commissionPaise()),
                Amounts.rupees(share.netPaise()),
                Amounts.rupees(sums.paidPaise()),
                Amounts.rupees(share.balancePaise()),
                Amounts.rupees(amountPaise()),
                remarks);
    }

    void write(String customer, String address, JsonWriter json) {
        Sums sums = share.sums();
        json.beginObject();
        json.number(Names.ID, entryId);
        json.text(Names.DATE, Printed.date(collectedOn));
        json.date(Names.ISO_DATE, collectedOn);
        json.text(Names.VEHICLE, vehicle);
        json.text(Names.ITEM_CODE, itemCode);
        json.text(Names.PRODUCT_NAME, itemName);
        json.text(Names.CUSTOMER, customer);
        json.text(Names.ADDRESS, address);
        json.kilograms(Names.QTY, sums.quantityGrams());
        json.rupees(Names.RATE, ratePaisePerKg);
        json.rupees(Names.LUGGAGE, sums.luggagePaise());
        json.rupees(Names.COOLIE, sums.cooliePaise());
        json.rupees(Names.TOTAL, sums.grossPaise());
        json.rupees(Names.GROSS, sums.grossPaise());
        json.percent(Names.COMMISSION_PERCENT, share.commissionBasisPoints());
        json.rupees(Names.COMMISSION, share.commissionPaise());
        json.rupees(Names.NET, share.netPaise());
        json.rupees(Names.PAID, sums.paidPaise());
        json.rupees(Names.BALANCE, share.balancePaise());
        json.rupees(Names.AMOUNT, amountPaise());
        json.text(Names.REMARKS, remarks);
        json.endObject();
    }

    private long amountPaise() {
        Sums sums = share.sums();
        return sums.grossPaise() - sums.paidPaise() - sums.luggagePaise() - sums.cooliePaise();
    }
}
