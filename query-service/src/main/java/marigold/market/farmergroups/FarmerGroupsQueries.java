package marigold.market.farmergroups;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class FarmerGroupsQueries {
    private final JdbcClient jdbc;

    FarmerGroupsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindGroups(long vendorId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindGroup(long vendorId, long groupId) implements Query {}

    record GroupLine(long id, long vendorId, String name, Optional<BigDecimal> commissionPercent, Instant createdAt) {}

    Answer find(FindGroups query) {
        Pages.Counted counted = new Pages.Counted();
        List<GroupLine> groups = Listing.of(
                GroupLine.class,
                jdbc.sql("""
                    select vendor_id, group_id, name, commission_basis_points, opened_at, count(*) over () as total
                      from read.farmer_groups
                     where vendor_id = :vendorId
                     order by name, group_id
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> line(counted.of(row))));
        return Answer.page(groups, counted.total(query.page(), () -> count(query)));
    }

    private long count(FindGroups query) {
        return jdbc.sql("select count(*) from read.farmer_groups where vendor_id = :vendorId")
                .param("vendorId", query.vendorId())
                .query(Long.class)
                .single();
    }

    Answer find(FindGroup query) {
        return Answer.of(jdbc.sql("""
            select vendor_id, group_id, name, commission_basis_points, opened_at
              from read.farmer_groups
             where vendor_id = :vendorId and group_id = :groupId
            """)
                .param("vendorId", query.vendorId())
                .param("groupId", query.groupId())
                .query((row, _) -> line(row))
                .optional()
                .orElseThrow(() -> new Unknown("Farmer group not found")));
    }

    private static GroupLine line(ResultSet row) throws SQLException {
        return new GroupLine(
                row.getLong("group_id"),
                row.getLong("vendor_id"),
                row.getString("name"),
                Amounts.percent(Sql.optionalInt(row, "commission_basis_points")),
                Sql.instant(row, "opened_at"));
    }
}
