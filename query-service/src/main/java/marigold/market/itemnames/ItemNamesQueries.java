package marigold.market.itemnames;

import java.util.List;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class ItemNamesQueries {
    private final JdbcClient jdbc;

    ItemNamesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindItemNames(long vendorId) implements Query {}

    Answer find(FindItemNames query) {
        List<String> names = Listing.of(
                String.class,
                jdbc.sql("""
                    select name
                      from read.item_names
                     where vendor_id = :vendorId
                     order by name
                     limit :size
                    """)
                        .param("vendorId", query.vendorId())
                        .param("size", Page.SIZE_MAX)
                        .query(String.class));
        return Answer.of(names);
    }
}
