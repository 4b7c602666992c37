package marigold.market.reports;

/// Which rate holds for a farmer where the caller asks for none: his own, else his group's, else the
/// vendor's (D1).
final class CommissionRate {
    /// In a statement that names the tables `farmer`, `grp` and `settings`. The last is the rate of a vendor
    /// whose settings are not known yet.
    static final String COLUMN = """
        coalesce(farmer.commission_basis_points, grp.commission_basis_points,
                 settings.default_commission_basis_points, 1200)\
        """;

    private CommissionRate() {}
}
