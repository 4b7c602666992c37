package marigold.market.reports;

import java.math.BigDecimal;
import java.util.List;
import marigold.market.arithmetic.SettlementStatement;
import marigold.reads.Amounts;
import marigold.reads.JsonWriter;

/// A farmer's lines of a period and what they come to: a ledger is one slip, a patti those of a group.
record Slip(
        long farmerId,
        String farmerName,
        String address,
        String phone,
        String groupName,
        long advanceBalancePaise,
        SettlementStatement statement,
        List<SlipLine> lines) {

    BigDecimal advanceBalance() {
        return Amounts.rupees(advanceBalancePaise);
    }

    List<SlipRow> rows() {
        String customer = customer();
        String printedAddress = printedAddress();
        return lines.stream().map(line -> line.row(customer, printedAddress)).toList();
    }

    /// The elements of an array.
    void writeRows(JsonWriter json) {
        String customer = customer();
        String printedAddress = printedAddress();
        for (SlipLine line : lines) line.write(customer, printedAddress, json);
    }

    private String customer() {
        return Printed.or(farmerName, Printed.NO_FARMER);
    }

    private String printedAddress() {
        return Printed.or(address, Printed.BLANK);
    }
}
