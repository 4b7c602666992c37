package marigold.market.catalogitems;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
final class CatalogItemsQueries {
    private final JdbcClient jdbc;

    CatalogItemsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Items whose name or code contains the search, in any case.
    record FindItems(long vendorId, String search, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record ItemLine(
            long id,
            @JsonProperty("itemCode") String itemCode,
            @JsonProperty("itemName") String itemName,
            BigDecimal rate) {}

    Answer find(FindItems query) {
        Pages.Counted counted = new Pages.Counted();
        List<ItemLine> items = Listing.of(
                ItemLine.class,
                parameters(jdbc.sql("""
                    select item_id, code, name, rate_paise_per_kg, count(*) over () as total
                      from read.catalog_items
                     where vendor_id = :vendorId
                       and (:search = '' or name ilike :pattern escape '\\' or code ilike :pattern escape '\\')
                     order by name, item_id
                     limit :size offset :offset
                    """), query)
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> new ItemLine(
                                counted.of(row).getLong("item_id"),
                                row.getString("code"),
                                row.getString("name"),
                                Amounts.rupees(row.getLong("rate_paise_per_kg")))));
        return Answer.page(items, counted.total(query.page(), () -> count(query)));
    }

    private long count(FindItems query) {
        return parameters(jdbc.sql("""
            select count(*)
              from read.catalog_items
             where vendor_id = :vendorId
               and (:search = '' or name ilike :pattern escape '\\' or code ilike :pattern escape '\\')
            """), query).query(Long.class).single();
    }

    private static StatementSpec parameters(StatementSpec statement, FindItems query) {
        return statement
                .param("vendorId", query.vendorId())
                .param("search", query.search())
                .param("pattern", Sql.contains(query.search()));
    }
}
