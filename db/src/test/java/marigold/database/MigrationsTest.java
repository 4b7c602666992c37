package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The migrations")
class MigrationsTest {
    @Test
    @DisplayName("may run again on a current database and change nothing")
    void idempotent() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> before = relations(database);
            Migrations.migrate(database.dataSource());
            assertThat(relations(database)).isEqualTo(before).contains("events.event", "read.projection_token");
        }
    }

    @Test
    @DisplayName("explain every table, and every column that analysts may come to read")
    void commented() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> uncommented =
                    database.jdbc().sql("""
                        select format('%I.%I.%I', namespace.nspname, relation.relname, coalesce(attribute.attname, '*'))
                          from pg_class relation
                          join pg_namespace namespace on namespace.oid = relation.relnamespace
                          join lateral (select attname, attnum from pg_attribute
                                         where attrelid = relation.oid and attnum > 0 and not attisdropped
                                        union all select null, 0) attribute on true
                         where namespace.nspname in ('events', 'read')
                           and relation.relkind in ('r', 'p', 'v')
                           and relation.relname <> 'schema_history'
                           and col_description(relation.oid, attribute.attnum) is null
                           and (attribute.attnum = 0 or namespace.nspname = 'read')
                               and (attribute.attnum > 0 or obj_description(relation.oid, 'pg_class') is null)
                         order by 1
                        """).query(String.class).list();
            assertThat(uncommented).isEmpty();
        }
    }

    private static List<String> relations(TestDatabase database) {
        return database.jdbc()
                .sql("select schemaname || '.' || tablename from pg_tables where schemaname in ('events', 'read')"
                        + " order by 1")
                .query(String.class)
                .list();
    }
}
