package marigold.peers.spring;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The month's reports, each with a constant number of statements.
@Service
@Transactional(readOnly = true)
class Reports {
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    private final EntryRepository entries;
    private final FarmerRepository farmers;
    private final GroupRepository groups;

    Reports(EntryRepository entries, FarmerRepository farmers, GroupRepository groups) {
        this.entries = entries;
        this.farmers = farmers;
        this.groups = groups;
    }

    record Period(LocalDate from, LocalDate to) {}

    record Metadata(String reportType, int recordCount, Period dateRange) {}

    record DailySales(List<Sale> data, SalesTotals totals, Metadata metadata) {}

    record Sale(
            String date,
            LocalDate isoDate,
            String vehicle,
            String party,
            String address,
            String itemCode,
            String productName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal paid,
            BigDecimal total,
            long farmerId,
            long id) {

        static Sale of(EntryLine line) {
            return new Sale(
                    PRINTED.format(line.collectedOn()),
                    line.collectedOn(),
                    orNone(line.vehicle()),
                    line.farmerName(),
                    orNone(line.farmerAddress()),
                    orNone(line.itemCode()),
                    line.itemName(),
                    line.quantityKg(),
                    line.ratePerKg(),
                    line.luggage(),
                    line.coolie(),
                    line.paid(),
                    line.gross(),
                    line.farmerId(),
                    line.id());
        }
    }

    record SalesTotals(BigDecimal qty, BigDecimal luggage, BigDecimal coolie, BigDecimal paid, BigDecimal amount) {}

    DailySales dailySales(long vendorId, LocalDate from, LocalDate to) {
        List<EntryLine> lines = entries.findOfVendor(vendorId, from, to);
        return new DailySales(
                lines.stream().map(Sale::of).toList(),
                new SalesTotals(
                        sum(lines, EntryLine::quantityKg),
                        sum(lines, EntryLine::luggage),
                        sum(lines, EntryLine::coolie),
                        sum(lines, EntryLine::paid),
                        sum(lines, EntryLine::gross)),
                new Metadata("daily_sales", lines.size(), new Period(from, to)));
    }

    record GroupPatti(List<FarmerPatti> farmers, Totals totals, PattiMetadata metadata) {}

    record PattiMetadata(String reportType, int recordCount, Period dateRange, int farmerCount, String groupName) {}

    record FarmerPatti(
            long farmerId,
            String farmerName,
            String address,
            List<PattiRow> rows,
            Totals totals,
            BigDecimal advanceBalance) {}

    record PattiRow(
            long id,
            String date,
            LocalDate isoDate,
            String vehicle,
            String itemCode,
            String productName,
            String customer,
            String address,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal total,
            BigDecimal gross,
            BigDecimal commissionPercent,
            BigDecimal commission,
            BigDecimal net,
            BigDecimal paid,
            BigDecimal balance,
            BigDecimal amount,
            String remarks) {

        static PattiRow of(EntryLine line, BigDecimal percent, BigDecimal commission) {
            BigDecimal net = line.gross().subtract(commission);
            BigDecimal charges = line.luggage().add(line.coolie()).add(line.paid());
            return new PattiRow(
                    line.id(),
                    PRINTED.format(line.collectedOn()),
                    line.collectedOn(),
                    orNone(line.vehicle()),
                    orNone(line.itemCode()),
                    line.itemName(),
                    line.farmerName(),
                    orNone(line.farmerAddress()),
                    line.quantityKg(),
                    line.ratePerKg(),
                    line.luggage(),
                    line.coolie(),
                    line.gross(),
                    line.gross(),
                    percent,
                    commission,
                    net,
                    line.paid(),
                    net.subtract(charges),
                    line.gross().subtract(charges),
                    line.remarks());
        }
    }

    /// @param commissionPercent null where farmers have different ones
    record Totals(
            BigDecimal qty,
            BigDecimal gross,
            BigDecimal commissionPercent,
            BigDecimal commission,
            BigDecimal net,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal paid,
            BigDecimal balance) {

        static Totals of(List<PattiRow> rows, BigDecimal percent) {
            return new Totals(
                    sum(rows, PattiRow::qty),
                    sum(rows, PattiRow::gross),
                    percent,
                    sum(rows, PattiRow::commission),
                    sum(rows, PattiRow::net),
                    sum(rows, PattiRow::luggage),
                    sum(rows, PattiRow::coolie),
                    sum(rows, PattiRow::paid),
                    sum(rows, PattiRow::balance));
        }
    }

    /// The slips of the farmers who are in the group now, also of those who brought nothing.
    GroupPatti groupPatti(long vendorId, long groupId, LocalDate from, LocalDate to) {
        FarmerGroup group = groups.findByIdAndVendorId(groupId, vendorId).orElseThrow(() -> new Unknown("Group"));
        Map<Long, List<EntryLine>> lines =
                entries.findOfGroup(vendorId, groupId, from, to).stream().collect(groupingBy(EntryLine::farmerId));
        List<FarmerPatti> pattis = farmers.findByVendorIdAndGroupIdOrderByNameAscIdAsc(vendorId, groupId).stream()
                .map(farmer -> patti(farmer, lines.getOrDefault(farmer.id(), List.of())))
                .toList();
        List<PattiRow> rows =
                pattis.stream().flatMap(patti -> patti.rows().stream()).toList();
        List<BigDecimal> percents = pattis.stream()
                .map(patti -> patti.totals().commissionPercent())
                .distinct()
                .toList();
        return new GroupPatti(
                pattis,
                Totals.of(rows, percents.size() == 1 ? percents.getFirst() : null),
                new PattiMetadata("group_patti", rows.size(), new Period(from, to), pattis.size(), group.name()));
    }

    private static FarmerPatti patti(Farmer farmer, List<EntryLine> lines) {
        BigDecimal percent = farmer.commissionPercent();
        List<PattiRow> rows = Commission.shared(lines, percent, PattiRow::of);
        return new FarmerPatti(
                farmer.id(), farmer.name(), farmer.address(), rows, Totals.of(rows, percent), farmer.advanceBalance());
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static String orNone(String text) {
        return text.isBlank() ? "N/A" : text;
    }
}
