package marigold.market.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import marigold.reads.DateRange;

/// What is known of a report beside its figures.
///
/// @param pageCount   how many A4 pages it takes, by the predecessor's measure of its templates
/// @param generatedAt when the vendor's entries last changed, so that the same books always give the same
///        answer; null before the first entry
public record Metadata(
        int pageCount,
        int recordCount,
        String reportType,
        String paperSize,
        Optional<Instant> generatedAt,
        Period dateRange) {

    public record Period(LocalDate from, LocalDate to) {}

    /// Of a report whose pages hold so many rows.
    static Metadata of(String reportType, int records, int rowsOfPage, Optional<Instant> generatedAt, DateRange range) {
        return paged(reportType, records, (records + rowsOfPage - 1) / rowsOfPage, generatedAt, range);
    }

    /// Of a report that counts its pages by itself; the least is one.
    static Metadata paged(String reportType, int records, int pages, Optional<Instant> generatedAt, DateRange range) {
        return new Metadata(
                Math.max(1, pages), records, reportType, "A4", generatedAt, new Period(range.from(), range.to()));
    }
}
