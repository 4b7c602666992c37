package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The schema analytics")
class AnalyticsTest {
    @Test
    @DisplayName("has amounts as numeric(14, 2), dates as _on, times as _at and keys as _id")
    void units() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> columns = database.jdbc().sql("""
                select attribute.attname || ' ' || format_type(attribute.atttypid, attribute.atttypmod)
                  from pg_attribute attribute
                  join pg_class view on view.oid = attribute.attrelid and view.relkind = 'v'
                 where view.relnamespace = 'analytics'::regnamespace and attribute.attnum > 0
                """).query(String.class).list();
            assertThat(columns).hasSizeGreaterThan(150).allSatisfy(column -> {
                String[] parts = column.split(" ", 2);
                assertThat(parts[0].endsWith("_amount")).as(column).isEqualTo(parts[1].equals("numeric(14,2)"));
                assertThat(parts[0].endsWith("_on")).as(column).isEqualTo(parts[1].equals("date"));
                assertThat(parts[0].endsWith("_at")).as(column).isEqualTo(parts[1].equals("timestamp with time zone"));
                if (parts[0].endsWith("_id")) assertThat(parts[1]).as(column).isEqualTo("bigint");
            });
        }
    }

    @Test
    @DisplayName("lets nobody but its owner past row-level security: every view runs as its reader, every table has a"
            + " policy")
    void secured() {
        try (TestDatabase database = TestDatabase.fresh()) {
            secured(database);
        }
    }

    private static void secured(TestDatabase database) {
        assertThat(database.jdbc().sql("""
            select relname from pg_class
             where relnamespace = 'analytics'::regnamespace and relkind = 'v'
               and not coalesce(reloptions @> array['security_invoker=true', 'security_barrier=true'], false)
            """).query(String.class).list()).containsExactly("freshness");
        assertThat(database.jdbc().sql("""
            select relation.oid::regclass::text
              from pg_class relation
             where has_table_privilege('marigold_analyst', relation.oid, 'select')
               and relation.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
               and relation.relkind <> 'v'
               and not (relation.relrowsecurity
                        and exists (select from pg_policy where polrelid = relation.oid and polname = 'analysts'))
            """).query(String.class).list()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select has_table_privilege('marigold_analyst', 'read.vehicles', 'select')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("says how fresh each of its views is, by the read models whose tables the view shows")
    void freshness() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> said = database.jdbc()
                    .sql("select view_name || ': ' || read_models from analytics.freshness order by 1")
                    .query(String.class)
                    .list();
            List<String> shown = database.jdbc().sql("""
                select view.relname || ': ' || string_agg(distinct model.name, ', ' order by model.name)
                  from pg_class view
                  join pg_rewrite rule on rule.ev_class = view.oid
                  join pg_depend dependency on dependency.objid = rule.oid
                  join pg_class source on source.oid = dependency.refobjid and source.relkind = 'r'
                 cross join lateral (
                       select case when source.relname = 'vendor_settings' then 'vendor_settings'
                                   else substring(source.relname from
                                        '^(entries|farmer_directory|farmer_groups|vehicles|catalog_items|saala_debtors|advances'
                                        '|settlements|saala_statement|silk_day|farmer_day|group_day|plant_cards|instances'
                                        '|growth_plans|my_recommendations|recommendation_history)') end as name) model
                 where view.relnamespace = 'analytics'::regnamespace and view.relname <> 'freshness'
                 group by view.relname
                 order by 1
                """).query(String.class).list();
            assertThat(said).isEqualTo(shown);
        }
    }

    @Test
    @DisplayName("is made anew when a migration changes the read tables")
    void remade(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("V9999__a_table_becomes_another.sql"),
                "drop table read.vehicles; create table read.vehicles (vendor_id bigint, vehicle_id bigint,"
                        + " vehicle_number text, display_name text, registered_at timestamptz, position bigint)");
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> views = views(database);
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas("read")
                    .defaultSchema("read")
                    .table("schema_history")
                    .locations("classpath:db/read", "filesystem:" + folder)
                    .load()
                    .migrate();
            assertThat(views(database)).isEmpty();

            Migrations.migrate(database.dataSource());

            assertThat(views(database)).isEqualTo(views).contains("fct_entry", "check_farmer_day", "freshness");
            secured(database);
        }
    }

    @Test
    @DisplayName("is made by a user who may not make roles as well, and says what is missing")
    void withoutRole() {
        try (TestDatabase database = TestDatabase.empty()) {
            String name = database.jdbc()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            database.jdbc().sql("create role plain_%s login".formatted(name)).update();
            database.jdbc()
                    .sql("alter database %s owner to plain_%s".formatted(name, name))
                    .update();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(database.url().replaceFirst("\\?.*", ""));
            config.setUsername("plain_" + name);
            config.setMaximumPoolSize(3);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                Migrations.migrate(pool);
                assertThat(JdbcClient.create(pool)
                                .sql("select analytics.guard()")
                                .query(String.class)
                                .single())
                        .startsWith("plain_%s may not take".formatted(name));
            }
        }
    }

    @Test
    @DisplayName("says so where the role is missing and may not be made")
    void missingRole() {
        try (TestDatabase database = TestDatabase.fresh()) {
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())).executeWithoutResult(tried -> {
                for (String step : List.of(
                        "alter role marigold_analyst rename to marigold_analyst_hidden",
                        "create role plain_reader",
                        "grant usage on schema analytics to plain_reader",
                        "grant execute on function analytics.guard() to plain_reader",
                        "grant execute on function pg_advisory_xact_lock(integer, integer) to plain_reader",
                        "set local role plain_reader")) {
                    database.jdbc().sql(step).update();
                }
                assertThat(database.jdbc()
                                .sql("select analytics.guard()")
                                .query(String.class)
                                .single())
                        .isEqualTo("The role marigold_analyst is missing and plain_reader may not create it; analysts"
                                + " cannot sign in until a database administrator has made it"
                                + " (docs/analysts.md).");
                tried.setRollbackOnly();
            });
        }
    }

    private static List<String> views(TestDatabase database) {
        return database.jdbc()
                .sql("select viewname from pg_views where schemaname = 'analytics' order by 1")
                .query(String.class)
                .list();
    }
}
