package marigold.market;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorRegistered;

/// The fixture of the specification's section 5 as events of one vendor: groups KMP and TEN, farmers Ravi and
/// Suma, entries E1 to E3.
public record Market(long vendorId) {
    public static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    public static final LocalDate SECOND = LocalDate.of(2026, 3, 2);

    /// Ids are unique over all vendors, as the sequences draw them.
    public long id(long number) {
        return vendorId * 1_000 + number;
    }

    public long kmp() {
        return id(1);
    }

    public long ten() {
        return id(2);
    }

    public long ravi() {
        return id(11);
    }

    public long suma() {
        return id(12);
    }

    public VendorRegistered vendor() {
        return new VendorRegistered(
                vendorId,
                "Stall " + vendorId,
                "Owner",
                "owner%d@example.com".formatted(vendorId),
                "Asia/Kolkata",
                1_200,
                SettlementBase.GROSS,
                true,
                false);
    }

    public FarmerGroupOpened kmpOpened() {
        return new FarmerGroupOpened(vendorId, kmp(), "KMP", OptionalInt.empty());
    }

    public FarmerGroupOpened tenOpened() {
        return new FarmerGroupOpened(vendorId, ten(), "TEN", OptionalInt.of(1_000));
    }

    public FarmerRegistered raviRegistered() {
        return farmer(ravi(), "Ravi", OptionalLong.of(kmp()));
    }

    public FarmerRegistered sumaRegistered() {
        return farmer(suma(), "Suma", OptionalLong.of(ten()));
    }

    public FarmerRegistered farmer(long farmerId, String name, OptionalLong groupId) {
        return new FarmerRegistered(
                vendorId,
                farmerId,
                "F%d-%04d".formatted(vendorId, farmerId % 1_000),
                name,
                groupId,
                "9876543210",
                "Road " + name,
                OptionalInt.empty());
    }

    public EntryRecorded e1() {
        return recorded(
                ravi(), 101, line(FIRST, OptionalLong.of(kmp()), "Tempo", "Rose", 10_500, 4_500, 200, 1_500, 10_000));
    }

    public EntryRecorded e2() {
        return recorded(ravi(), 102, line(SECOND, OptionalLong.of(kmp()), "", "Jasmine", 4_000, 12_050, 0, 0, 0));
    }

    public EntryRecorded e3() {
        return recorded(
                suma(), 103, line(FIRST, OptionalLong.of(ten()), "Tempo", "Rose", 100_000, 5_000, 100, 2_000, 50_000));
    }

    /// Groups, farmers and entries, in the order in which they happen.
    public Object[] everything() {
        return new Object[] {vendor(), kmpOpened(), tenOpened(), raviRegistered(), sumaRegistered(), e1(), e2(), e3()};
    }

    public EntryRecorded recorded(long farmerId, long number, EntryLine line) {
        return new EntryRecorded(vendorId, farmerId, id(number), line);
    }

    public EntryCorrected corrected(EntryRecorded entry, EntryLine after) {
        return new EntryCorrected(vendorId, entry.farmerId(), entry.entryId(), entry.line(), after);
    }

    public EntryRemoved removed(EntryRecorded entry) {
        return new EntryRemoved(vendorId, entry.farmerId(), entry.entryId(), entry.line());
    }

    /// A line as the command service computes it; a blank vehicle name means that only the number is known.
    public static EntryLine line(
            LocalDate collectedOn,
            OptionalLong groupId,
            String vehicleName,
            String itemName,
            long quantityGrams,
            long ratePaise,
            long labourPaisePerKg,
            long cooliePaise,
            long paidPaise) {
        long gross = Math.floorDiv(quantityGrams * ratePaise + 500, 1_000);
        long labour = Math.floorDiv(quantityGrams * labourPaisePerKg + 500, 1_000);
        return new EntryLine(
                collectedOn,
                groupId,
                OptionalLong.empty(),
                vehicleName.isEmpty() ? "ZZ99" : "KA01",
                vehicleName,
                itemName.isEmpty() ? "" : itemName.substring(0, 1),
                itemName,
                quantityGrams,
                ratePaise,
                labourPaisePerKg,
                gross,
                labour,
                cooliePaise,
                0,
                gross - labour - cooliePaise,
                paidPaise,
                "Regular");
    }
}
