package marigold.market.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marigold.reads.DateRange;
import marigold.refusal.Unknown;
import org.springframework.stereotype.Component;

/// A farmer's lines of a period with their sums.
@Component
public final class LedgerReport {
    public static final List<String> READ_MODELS = Slips.READ_MODELS;

    /// Lines of an A4 page, from the predecessor's template.
    private static final int LINES_PER_PAGE = 27;

    private final Slips slips;

    LedgerReport(Slips slips) {
        this.slips = slips;
    }

    public record FindLedger(long vendorId, long farmerId, SlipQuery slips) implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(slips.range());
        }
    }

    public record Ledger(List<SlipRow> rows, Totals totals, Metadata metadata, Farmer farmer) {}

    /// @param ledgerNo       the farmer's id, by its name on the predecessor's sheets
    /// @param advanceBalance what he still owes today, whatever the period
    public record Farmer(
            long id,
            String name,
            String address,
            String phone,
            String groupName,
            long ledgerNo,
            BigDecimal advanceBalance) {}

    public Ledger find(FindLedger query) {
        List<Slip> found = new ArrayList<>();
        Optional<Instant> changedAt = slips.ofFarmer(query.vendorId(), query.farmerId(), query.slips(), found::add);
        if (found.isEmpty()) throw new Unknown("Farmer not found");
        Slip slip = found.getFirst();
        return new Ledger(
                slip.rows(),
                Totals.of(slip.statement()),
                Metadata.of(
                        "ledger",
                        slip.lines().size(),
                        LINES_PER_PAGE,
                        changedAt,
                        query.slips().range()),
                new Farmer(
                        slip.farmerId(),
                        slip.farmerName(),
                        slip.address(),
                        slip.phone(),
                        slip.groupName(),
                        slip.farmerId(),
                        slip.advanceBalance()));
    }
}
