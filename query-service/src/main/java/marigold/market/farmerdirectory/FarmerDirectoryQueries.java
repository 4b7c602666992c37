package marigold.market.farmerdirectory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
final class FarmerDirectoryQueries {
    private static final String COLUMNS = """
        select vendor_id, farmer_id, farmer_code, name, group_id, group_name, phone, address, commission_basis_points,
               advance_balance_paise, registered_at, count(*) over () as total
          from read.farmer_directory
        """;

    private static final String SEARCHED = """
         and (:search = '' or name ilike :pattern escape '\\' or farmer_code ilike :pattern escape '\\')
        """;

    private static final String PAGED = """
         order by name, farmer_id
         limit :size offset :offset
        """;

    private final JdbcClient jdbc;

    FarmerDirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All farmers, or those of a group, whose name or code contains the search.
    ///
    /// @param groupName of the group, in any case, where no group's id is given; `""` for all
    record FindFarmers(long vendorId, OptionalLong groupId, String groupName, String search, Page page)
            implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindFarmer(long vendorId, long farmerId) implements Query {}

    record FarmerLine(
            long id,
            String name,
            String group,
            @JsonProperty("groupName") String groupName,
            String contact,
            String phone,
            String address,
            String farmerCode,
            String code,
            @JsonProperty("group_id") OptionalLong groupId) {}

    /// One choice of a drop-down list.
    record FarmerChoice(
            long id,
            String name,
            String groupName,
            String code,
            String farmerCode,
            String label,
            long value,
            String phone,
            String address) {}

    record Select2(List<Select2Choice> results, Select2Pagination pagination) {}

    record Select2Choice(long id, String text, String code, String name) {}

    record Select2Pagination(boolean more) {}

    record FarmerAnswer(
            long id,
            long vendorId,
            OptionalLong groupId,
            String farmerCode,
            String name,
            String phone,
            String address,
            Optional<BigDecimal> commissionPercent,
            BigDecimal advanceTotal,
            Instant createdAt) {}

    Answer lines(FindFarmers query) {
        return page(
                query,
                FarmerLine.class,
                (row, _) -> new FarmerLine(
                        row.getLong("farmer_id"),
                        row.getString("name"),
                        row.getString("group_name"),
                        row.getString("group_name"),
                        row.getString("phone"),
                        row.getString("phone"),
                        row.getString("address"),
                        row.getString("farmer_code"),
                        row.getString("farmer_code"),
                        Sql.optionalLong(row, "group_id")));
    }

    Answer choices(FindFarmers query) {
        return page(query, FarmerChoice.class, (row, _) -> choice(row));
    }

    /// The choices of one group, which must be one of the vendor's.
    Answer members(FindFarmers query) {
        Answer members = choices(query);
        boolean none = members.body() instanceof List<?> rows && rows.isEmpty();
        if (none && !isGroup(query.vendorId(), query.groupId().orElseThrow())) {
            throw new Unknown("Farmer group not found");
        }
        return members;
    }

    private boolean isGroup(long vendorId, long groupId) {
        return jdbc.sql("""
            select true from read.farmer_directory_group where vendor_id = :vendorId and group_id = :groupId
            """)
                .param("vendorId", vendorId)
                .param("groupId", groupId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Answer select2(FindFarmers query) {
        Pages.Counted counted = new Pages.Counted();
        List<Select2Choice> choices =
                Listing.of(Select2Choice.class, statement(query).query((row, _) -> {
                    FarmerChoice choice = choice(counted.of(row));
                    return new Select2Choice(choice.id(), choice.label(), choice.code(), choice.name());
                }));
        boolean more =
                !choices.isEmpty() && query.page().number() < query.page().last(counted.total(query.page(), () -> 0));
        return Answer.of(new Select2(choices, new Select2Pagination(more)));
    }

    Answer find(FindFarmer query) {
        return Answer.of(jdbc.sql(COLUMNS + " where vendor_id = :vendorId and farmer_id = :farmerId")
                .param("vendorId", query.vendorId())
                .param("farmerId", query.farmerId())
                .query((row, _) -> new FarmerAnswer(
                        row.getLong("farmer_id"),
                        row.getLong("vendor_id"),
                        Sql.optionalLong(row, "group_id"),
                        row.getString("farmer_code"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("address"),
                        Amounts.percent(Sql.optionalInt(row, "commission_basis_points")),
                        Amounts.rupees(row.getLong("advance_balance_paise")),
                        Sql.instant(row, "registered_at")))
                .optional()
                .orElseThrow(() -> new Unknown("Farmer not found")));
    }

    private <T> Answer page(FindFarmers query, Class<T> type, RowMapper<T> mapper) {
        Pages.Counted counted = new Pages.Counted();
        List<T> rows =
                Listing.of(type, statement(query).query((row, number) -> mapper.mapRow(counted.of(row), number)));
        return Answer.page(rows, counted.total(query.page(), () -> count(query)));
    }

    /// Two forms, since an `or` over the group would hide the index from one of them.
    private StatementSpec statement(FindFarmers query) {
        String sql = COLUMNS + " where vendor_id = :vendorId" + group(query) + SEARCHED + PAGED;
        return parameters(jdbc.sql(sql), query)
                .param("size", query.page().size())
                .param("offset", query.page().offset());
    }

    private long count(FindFarmers query) {
        String sql = "select count(*) from read.farmer_directory where vendor_id = :vendorId" + group(query) + SEARCHED;
        return parameters(jdbc.sql(sql), query).query(Long.class).single();
    }

    private static String group(FindFarmers query) {
        if (query.groupId().isPresent()) return " and group_id = :groupId";
        return query.groupName().isEmpty() ? "" : " and lower(group_name) = lower(:groupName)";
    }

    private static StatementSpec parameters(StatementSpec statement, FindFarmers query) {
        return statement
                .param("vendorId", query.vendorId())
                .param("groupId", query.groupId().orElse(0))
                .param("groupName", query.groupName())
                .param("search", query.search())
                .param("pattern", Sql.contains(query.search()));
    }

    private static FarmerChoice choice(ResultSet row) throws SQLException {
        String code = row.getString("farmer_code");
        String name = row.getString("name");
        return new FarmerChoice(
                row.getLong("farmer_id"),
                name,
                row.getString("group_name"),
                code,
                code,
                code.isEmpty() ? name : code + " - " + name,
                row.getLong("farmer_id"),
                row.getString("phone"),
                row.getString("address"));
    }
}
