package marigold.market.reports;

/// What farmers were to be paid by settlements that were made in a period and still hold. A settlement was
/// made on a day of the vendor's calendar.
final class SettledInPeriod {
    private static final String ZONE = "coalesce(settings.time_zone, 'Asia/Kolkata')";

    /// The day on which it was made, in a statement with [#FROM].
    static final String DAY = "(settlement.made_at at time zone %s)::date".formatted(ZONE);

    /// From which tables, and which rows: with the parameters `vendorId`, `from` and `to`.
    static final String FROM = """
         from read.settlements settlement
         left join read.vendor_settings settings on settings.vendor_id = settlement.vendor_id
        where settlement.vendor_id = :vendorId and settlement.status = 'ACTIVE' and settlement.payable_paise > 0
          and settlement.made_at >= cast(:from as date)::timestamp at time zone %1$s
          and settlement.made_at < (cast(:to as date) + 1)::timestamp at time zone %1$s
        """.formatted(ZONE);

    private SettledInPeriod() {}
}
