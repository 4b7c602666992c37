package marigold.analysts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import marigold.analysts.AnalystLogins.Added;
import marigold.database.Migrations;
import marigold.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of two vendors, both of gardeners, and an analyst of the first vendor who is up to no good.
@DisplayName("An analyst's login")
class AnalystRoleTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AnalystLogins LOGINS = new AnalystLogins(DATABASE.dataSource());
    private static final String SUFFIX = Long.toString(System.nanoTime(), 36);
    private static final Added MINE = LOGINS.add("mine_" + SUFFIX, List.of(1L));
    private static final Added EVERYBODYS = LOGINS.add("everybodys_" + SUFFIX, List.of());

    private Connection mine;

    @BeforeAll
    static void rows() {
        // A copy of a database does not have its rights.
        Migrations.migrate(DATABASE.dataSource());
        fill(1, "own");
        fill(2, "SECRET2");
        fill(3, "SECRET3");
        DATABASE.jdbc().sql("""
            insert into events.vendor (vendor_id, time_zone, allow_advance_overdraw, default_commission_basis_points,
                                       settlement_base, deduct_paid)
            select vendor, 'UTC', false, 1200, 'GROSS', true from generate_series(1, 3) vendor
            """).update();
        DATABASE.jdbc().sql("analyze").update();
    }

    @AfterAll
    static void remove() {
        LOGINS.remove(MINE.name());
        LOGINS.remove(EVERYBODYS.name());
    }

    @BeforeEach
    void signIn() throws SQLException {
        mine = connect(MINE);
        // What a login may do by itself.
        try (Statement statement = mine.createStatement()) {
            statement.execute("set session characteristics as transaction read write");
        }
    }

    @AfterEach
    void signOut() throws SQLException {
        mine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into dim_item values (1, 1, 'X', 'X', 1)",
                "update dim_farmer set farmer_name = 'X'",
                "delete from fct_entry",
                "truncate fct_entry",
                "select * from fct_entry for update",
                "begin; lock table fct_entry in access exclusive mode",
                "drop view fct_entry",
                "alter view fct_entry set (security_invoker = false)",
                "comment on view fct_entry is 'X'",
                "create view analytics.x as select 1",
                "create table x (a integer)",
                "create table public.x (a integer)",
                "create temporary table x (a integer)",
                "create schema x",
                "create function public.x() returns integer language sql as 'select 1'",
                "create role x",
                "create extension postgres_fdw",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "select nextval('events.event_global_index')",
                "copy fct_entry to program 'cat'",
                "copy fct_entry to '/tmp/x'",
                "copy fct_entry from stdin",
                "set role postgres",
                "set role marigold_analyst",
                "set session authorization postgres",
                "alter role current_user superuser",
                "alter role current_user bypassrls",
                "alter role current_user connection limit 100",
                "select * from read.entries",
                "select * from read.projection_token",
                "select * from events.event",
                "select * from analytics.access",
                "select analytics.guard()",
                "select 'read.entries'::regclass",
                "select table_to_xml('read.entries', true, false, '')",
                "select table_to_xml((select oid from pg_class where relname = 'entries')::regclass, true, false, '')",
                "select query_to_xml('select * from read.entries', true, false, '')",
                "do $$ begin perform * from read.entries; end $$",
                "set row_security = off; select * from fct_entry",
                "select * from pg_statistic",
                "select * from pg_authid",
                "select pg_read_file('PG_VERSION')",
                "select pg_advisory_lock_shared(1)",
                "select pg_try_advisory_xact_lock(1)",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'"
            })
    @DisplayName("cannot write, be somebody else, or name anything but the views")
    void refused(String statement) {
        assertThatThrownBy(() -> {
                    try (Statement trying = mine.createStatement()) {
                        trying.execute(statement);
                    }
                })
                .isInstanceOf(SQLException.class)
                .satisfies(refusal -> assertThat(((SQLException) refusal).getSQLState())
                        .as(refusal.getMessage())
                        .isIn("42501", "55000", "42809"));
    }

    @Test
    @DisplayName("reads only, for a minute at most, until it says otherwise")
    void defaults() throws SQLException {
        try (Connection fresh = connect(MINE)) {
            assertThat(column(fresh, "show default_transaction_read_only")).containsExactly("on");
            assertThat(column(fresh, "show statement_timeout")).containsExactly("1min");
            assertThat(column(fresh, "show search_path")).containsExactly("analytics");
        }
    }

    @Test
    @DisplayName("sees its vendor's rows in every view, and nobody else's or any gardener's")
    void ownRows() throws SQLException {
        for (String view : column(mine, "select viewname from pg_views where schemaname = 'analytics'")) {
            if (List.of("freshness", "dim_date", "dim_plant").contains(view)) continue;
            boolean vendors = !column(
                            mine,
                            "select 1 from information_schema.columns where table_schema = 'analytics'"
                                    + " and column_name = 'vendor_id' and table_name = '" + view + "'")
                    .isEmpty();
            List<String> seen = column(mine, "select distinct %s from %s".formatted(vendors ? "vendor_id" : "1", view));
            assertThat(seen).as(view).isEqualTo(vendors && hasRows(view, 1) ? List.of("1") : List.of());
            assertThat(column(mine, "select found::text from %s found".formatted(view)))
                    .as(view)
                    .noneMatch(row -> row.contains("SECRET"));
        }
        assertThat(column(mine, "select farmer_name from dim_farmer")).containsExactly("own");
    }

    @Test
    @DisplayName("of all vendors sees everybody's rows, gardeners' too")
    void everybodys() throws SQLException {
        try (Connection everybodys = connect(EVERYBODYS)) {
            assertThat(column(everybodys, "select distinct vendor_id from fct_entry order by 1"))
                    .containsExactly("1", "2", "3");
            assertThat(column(everybodys, "select count(*) from fct_plant_instance"))
                    .containsExactly("3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from fct_entry where item_name::integer = 1",
                "select * from dim_farmer where 1 / (length(farmer_name) - 6) > 0",
                "select * from fct_entry where gross_amount / (gross_amount - 20) > 0",
                "select * from agg_farmer_day where vendor_id / (vendor_id - 2) > 0",
                "select * from fct_settlement where status::boolean or payable_amount = 0",
                "select * from check_settlement_total where 1 / (vendor_id - 2) > 0"
            })
    @DisplayName("learns nothing of others from errors: no function of its choice is run on their rows")
    void errors(String query) throws SQLException {
        try (Statement statement = mine.createStatement()) {
            statement.execute(query);
        } catch (SQLException failed) {
            assertThat(failed.getMessage()).contains("own").doesNotContain("SECRET", "zero");
        }
    }

    @Test
    @DisplayName("learns nothing of others from EXPLAIN: a value that only they have looks like one that nobody has")
    void explained() throws SQLException {
        int compared = 0;
        for (String[] column : columns()) {
            List<String> theirs = ownersColumn("""
                select min(%2$s)::text from analytics.%1$s found
                 where to_jsonb(found)::text ~ 'SECRET|"vendor_id": [23]'
                   and %2$s not in (select %2$s from analytics.%1$s own
                                     where %2$s is not null and to_jsonb(own)::text ~ '"own"|"vendor_id": 1')
                """.formatted(column[0], column[1]));
            if (theirs.getFirst() == null) continue;
            assertThat(plan(column, theirs.getFirst()))
                    .as(String.join(".", column))
                    .isEqualTo(plan(column, column[2]));
            compared++;
        }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    @DisplayName("is shown no statistics of rows that it cannot see")
    void statistics() throws SQLException {
        assertThat(ownersColumn(
                        "select tablename::text from pg_stats where schemaname = 'read' and tablename = 'entries'"))
                .isNotEmpty();
        assertThat(column(
                        mine,
                        "select distinct tablename from pg_stats where schemaname not in"
                                + " ('pg_catalog', 'information_schema')"))
                .isSubsetOf("plant_cards", "growth_plans");
        assertThat(column(mine, "select statistics_name from pg_stats_ext")).isEmpty();
    }

    @Test
    @DisplayName("sees nothing any more when it is removed, also in a session that is open")
    void removed() throws SQLException {
        Added gone = LOGINS.add("gone_" + SUFFIX, List.of(1L));
        try (Connection session = connect(gone)) {
            assertThat(column(session, "select 1 from fct_entry")).isNotEmpty();
            assertThat(LOGINS.remove(gone.name())).isTrue();
            assertThatThrownBy(() -> column(session, "select 1 from fct_entry")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(gone)).isInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("is made where Marigold is no superuser, once an administrator has done what docs/analysts.md says")
    void withoutSuperuser() throws IOException, SQLException {
        String owner = "owner_" + SUFFIX;
        String name = "plain_" + SUFFIX;
        try (TestDatabase database = TestDatabase.empty()) {
            String databaseName = database.jdbc()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(database.url().replaceFirst("\\?.*", ""));
            config.setUsername(owner);
            config.setMaximumPoolSize(3);
            config.setInitializationFailTimeout(-1);
            run(database, "create role %s login; alter database %s owner to %1$s".formatted(owner, databaseName));
            try (HikariDataSource pool = new HikariDataSource(config)) {
                Migrations.migrate(pool);
                AnalystLogins logins = new AnalystLogins(pool);
                assertThatThrownBy(() -> logins.add(name, List.of())).isInstanceOf(RolesNotAllowed.class);
                assertThat(logins.all()).isEmpty();

                run(database, administratorsPart(owner, databaseName));

                assertThat(JdbcClient.create(pool)
                                .sql("select analytics.guard()")
                                .query(String.class)
                                .single())
                        .isEmpty();
                Added added = logins.add(name, List.of());
                try (Connection analyst =
                        DriverManager.getConnection(config.getJdbcUrl(), added.name(), added.password())) {
                    assertThat(column(analyst, "select count(*) from fct_entry"))
                            .containsExactly("0");
                    assertThatThrownBy(() -> column(analyst, "select pg_advisory_lock(1)"))
                            .hasMessageContaining("permission denied");
                }
                assertThat(logins.remove(name)).isTrue();
            }
        }
    }

    /// The page's statements, for other names; this server has the role already.
    private static String administratorsPart(String owner, String databaseName) throws IOException {
        String page = Files.readString(Path.of("../docs/analysts.md"));
        return page.substring(page.indexOf("## Where Marigold may not make roles"))
                .split("```text\n|```\n")[1]
                .replace("create role marigold_analyst nologin;", "")
                .replace("on database marigold ", "on database " + databaseName + " ")
                .replaceAll("\\bmarigold\\b", owner);
    }

    private static void run(TestDatabase database, String statements) {
        new JdbcTemplate(database.dataSource()).execute(statements);
    }

    /// View, column, and a value that nobody has.
    private static List<String[]> columns() {
        return DATABASE.jdbc()
                .sql("""
                    select table_name, column_name, data_type
                      from information_schema.columns
                     where table_schema = 'analytics' and data_type in ('text', 'bigint', 'date')
                       and table_name not in ('access', 'freshness', 'dim_date', 'dim_plant', 'schema_history')
                     order by table_name, ordinal_position
                    """)
                .query((row, _) -> new String[] {
                    row.getString(1),
                    row.getString(2),
                    switch (row.getString(3)) {
                        case "text" -> "nobody";
                        case "bigint" -> "987654321";
                        default -> "1999-09-09";
                    }
                })
                .list();
    }

    private String plan(String[] column, String value) throws SQLException {
        return String.join(
                        "\n",
                        column(
                                mine,
                                "explain (analyze, verbose, buffers off, timing off, summary off) select * from %s where %s = '%s'"
                                        .formatted(column[0], column[1], value)))
                .replace("'" + value + "'", "'?'");
    }

    private static boolean hasRows(String view, long vendor) {
        return DATABASE.jdbc()
                .sql("select exists (select from analytics.%s where vendor_id = :vendor)".formatted(view))
                .param("vendor", vendor)
                .query(Boolean.class)
                .single();
    }

    private static List<String> ownersColumn(String query) {
        return DATABASE.jdbc().sql(query).query(String.class).list();
    }

    private static Connection connect(Added login) throws SQLException {
        return DriverManager.getConnection(DATABASE.url().replaceFirst("\\?.*", ""), login.name(), login.password());
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) values.add(rows.getString(1));
        }
        return values;
    }

    /// A row in every read table that a view names: numbers are the owner's own, texts the word.
    private static void fill(long owner, String word) {
        List<String> tables = ownersColumn("""
            select distinct source.relname
              from pg_class view
              join pg_rewrite rule on rule.ev_class = view.oid
              join pg_depend dependency on dependency.objid = rule.oid
              join pg_class source on source.oid = dependency.refobjid and source.relkind = 'r'
             where view.relnamespace = 'analytics'::regnamespace and view.relname <> 'freshness'
            """);
        for (String table : tables) {
            List<String> columns = ownersColumn("""
                select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
                 where attrelid = 'read.%s'::regclass and attnum > 0 and not attisdropped
                """.formatted(table));
            List<String> values = columns.stream()
                    .map(column -> value(table, column, owner, word))
                    .toList();
            DATABASE.jdbc()
                    .sql("insert into read.%s (%s) values (%s)"
                            .formatted(
                                    table,
                                    String.join(
                                            ", ",
                                            columns.stream()
                                                    .map(c -> c.split(" ")[0])
                                                    .toList()),
                                    String.join(", ", values)))
                    .update();
        }
    }

    private static String value(String table, String column, long owner, String word) {
        String[] parts = column.split(" ", 2);
        return switch (parts[1]) {
            case "text" ->
                Stream.of("requirements", "setup_steps", "stages", "care_tips").anyMatch(parts[0]::equals)
                        ? "'[{\"itemKey\": \"%s\", \"category\": \"c\", \"item\": \"i\", \"optional\": false}]'"
                                .formatted(word)
                        : parts[0].equals("plant_ids") ? "'" + owner + "'" : "'" + word + "'";
            case "date" -> "date '2026-01-01' + " + owner;
            case "timestamp with time zone" -> "timestamptz '2026-01-01' + interval '%d days'".formatted(owner);
            case "boolean" -> "true";
            default -> parts[0].endsWith("_paise") ? Long.toString(owner * 1_000) : Long.toString(owner);
        };
    }
}
