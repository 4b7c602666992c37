package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marigold.database.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The read schema")
class ReadSchemaTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /// Tables of what all gardeners share, which belongs to no tenant.
    private static final List<String> SHARED = List.of(
            "growth_plans%",
            "guides%",
            "my_recommendations%",
            "plant_cards%",
            "plant_detail%",
            "recommendation_candidates%",
            "recommendation_plants%",
            "recommendation_suburbs%",
            "suburb%");

    @Test
    @DisplayName("explains every table and column")
    void comments() {
        assertThat(DATABASE.jdbc().sql("""
            select relation.relname || coalesce('.' || attribute.attname, '')
              from pg_class relation
              left join pg_attribute attribute
                     on attribute.attrelid = relation.oid and attribute.attnum > 0 and not attribute.attisdropped
             where relation.relnamespace = 'read'::regnamespace and relation.relkind = 'r'
               and relation.relname <> 'schema_history'
               and (col_description(relation.oid, attribute.attnum) is null
                    or obj_description(relation.oid, 'pg_class') is null)
            """).query(String.class).list()).isEmpty();
    }

    @Test
    @DisplayName("starts every key and index of a read model with the tenant")
    void tenantFirst() {
        assertThat(DATABASE.jdbc()
                        .sql("""
                            select indexname
                              from pg_indexes
                             where schemaname = 'read' and tablename not in
                                   ('schema_history', 'projection_token', 'projection_edition', 'projection_pause',
                                    'rebuild', 'dead_letter')
                               and tablename not like all (:shared)
                               and indexdef not like '%(vendor_id%' and indexdef not like '%(gardener_id%'
                               -- The way to the tenant.
                               and indexname not in ('gardeners_by_email', 'instances_by_id')
                            """)
                        .param("shared", SHARED.toArray(String[]::new))
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
