package marigold.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// All tables of one read model, as a whole: made again beside the live ones, compared with them, moved and
/// dropped. Every name in its statements comes from a declaration, none from a request.
final class ModelTables {
    /// Rows that a comparison shows.
    private static final int DIFFERENCES_MAX = 20;

    private static final String CONSTRAINTS = """
        select conname, pg_get_constraintdef(oid), case contype when 'p' then 'primary key' when 'u' then 'unique' end,
               case when not condeferrable and contype in ('p', 'u') then pg_get_indexdef(conindid) end
          from pg_constraint live
         where conrelid = ?::regclass and contype in ('p', 'u', 'c')
           and not exists (select from pg_constraint made
                            where made.conrelid = ?::regclass and made.conname = live.conname)
         order by contype desc, conname
        """;

    private static final String INDEXES = """
        select pg_get_indexdef(made.indexrelid) as definition,
               made.indpred is null as whole,
               array(select coalesce(part.attname, '')::text
                       from unnest(made.indkey) with ordinality as key (number, place)
                       left join pg_attribute part on part.attrelid = made.indrelid and part.attnum = key.number
                      order by key.place) as columns
          from pg_index made
         where made.indrelid = ?::regclass
           and not exists (select from pg_constraint where conindid = made.indexrelid)
         order by 1
        """;

    /// Rows of a million keys are sorted in memory.
    private static final String INDEX_MEMORY = "set local maintenance_work_mem = '128MB'";

    private final ReadModel<?> model;
    private final Place live;
    private final JdbcTemplate jdbc;

    ModelTables(ReadModel<?> model, JdbcTemplate jdbc) {
        this.model = model;
        this.live = Place.live(model);
        this.jdbc = jdbc;
    }

    /// @param rows        compared, of both sides together
    /// @param different   rows that differ or are on one side only
    /// @param differences the first of them, each a JSON object with table, key and both rows
    record Comparison(long rows, long different, List<String> differences) {}

    private record Index(String definition, boolean whole, List<String> columns) {}

    /// @param kind  of one that an index keeps, for its definition
    /// @param index definition of that index; null for another constraint, and for one that is checked late
    private record Constraint(String name, String definition, String kind, String index) {}

    /// Makes the tables in a schema of their own, empty, without constraints and indexes: those are made
    /// faster when the rows are there.
    void create(Place place) {
        drop(place);
        jdbc.execute("create schema " + place.schema());
        for (Table<?> table : model.tables()) {
            jdbc.execute(
                    "create table %s (like %s including defaults including generated including storage including comments)"
                            .formatted(name(place, table), name(live, table)));
        }
    }

    /// Adds the constraints, unless they are there: rows can be found by their keys then.
    void constrain(Place place, Table<?> table) {
        jdbc.execute(INDEX_MEMORY);
        for (Constraint constraint : constraints(place, table)) {
            String addition = constraint.definition();
            if (constraint.index() != null) {
                jdbc.execute(making(constraint.index(), place, table));
                addition = "%s using index %s".formatted(constraint.kind(), constraint.name());
            }
            jdbc.execute(
                    "alter table %s add constraint %s %s".formatted(name(place, table), constraint.name(), addition));
        }
    }

    /// Statements that make the indexes that are not there, those of constraints too. Each may run in a
    /// transaction of its own, several at once.
    List<String> missingIndexes(Place place) {
        List<String> statements = new ArrayList<>();
        for (Table<?> table : model.tables()) {
            for (Constraint constraint : constraints(place, table))
                if (constraint.index() != null) statements.add(making(constraint.index(), place, table));
            for (Index index : indexes(table)) statements.add(making(index.definition(), place, table));
        }
        return statements;
    }

    private List<Constraint> constraints(Place place, Table<?> table) {
        return jdbc.query(
                CONSTRAINTS,
                (row, _) -> new Constraint(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                name(live, table),
                name(place, table));
    }

    /// Adds the indexes that the fold's look-ups need, unless they are there.
    void indexLookups(Place place, Table<?> table) {
        jdbc.execute(INDEX_MEMORY);
        for (Index index : indexes(table)) if (isLookedUp(table, index)) make(index, place, table);
    }

    /// Makes the tables such that batches can be applied to them.
    void prepare(Place place) {
        for (Table<?> table : model.tables()) {
            constrain(place, table);
            indexLookups(place, table);
        }
    }

    /// Adds all constraints and indexes that are not there and lets PostgreSQL count the rows.
    void index(Place place) {
        for (Table<?> table : model.tables()) {
            constrain(place, table);
            for (Index index : indexes(table)) make(index, place, table);
            jdbc.execute("analyze " + name(place, table));
        }
    }

    private void move(Place from, Place to) {
        for (Table<?> table : model.tables()) {
            jdbc.execute("alter table %s set schema %s".formatted(name(from, table), to.schema()));
        }
    }

    /// Puts the tables of a place in place of the live ones, which go to a schema that must be there. What
    /// hangs on the live tables, such as views and rights, hangs on the new ones afterwards.
    void exchange(Place from, Place elsewhere) {
        Dependents dependents = new Dependents(jdbc);
        List<String> views = dependents.views(
                model.tables().stream().map(table -> name(live, table)).toList());
        model.tables().forEach(table -> dependents.copy(name(live, table), name(from, table)));
        move(live, elsewhere);
        move(from, live);
        dependents.run(views);
    }

    void drop(Place place) {
        jdbc.execute("drop schema if exists %s cascade".formatted(place.schema()));
    }

    /// What the tables take on disk, with their indexes.
    long bytes(Place place) {
        return model.tables().stream()
                .mapToLong(table -> jdbc.queryForObject(
                        "select pg_total_relation_size(?::regclass)", Long.class, name(place, table)))
                .sum();
    }

    /// Whether both places have the same columns, so that each could stand for the other.
    boolean alike(Place one, Place other) {
        return model.tables().stream().allMatch(table -> columns(one, table).equals(columns(other, table)));
    }

    /// Compares the rows of a place with the live ones as the connection's transaction sees them.
    ///
    /// @param percent of the rows, drawn by their keys, always the same
    Comparison compare(Connection connection, Place place, int percent) throws SQLException {
        long rows = 0;
        long different = 0;
        List<String> differences = new ArrayList<>();
        for (Table<?> table : model.tables()) {
            String both = both(place, table, percent);
            try (PreparedStatement counting = connection.prepareStatement(
                            "select count(live) + count(rebuilt), count(*) filter (where live is distinct from"
                                    + " rebuilt) from ("
                                    + both + ") compared");
                    ResultSet counts = counting.executeQuery()) {
                counts.next();
                rows += counts.getLong(1);
                different += counts.getLong(2);
                if (counts.getLong(2) > 0) differences.addAll(first(connection, table, both));
            }
        }
        return new Comparison(
                rows, different, differences.stream().limit(DIFFERENCES_MAX).toList());
    }

    private static List<String> first(Connection connection, Table<?> table, String both) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement differing = connection.prepareStatement("""
            select jsonb_build_object('table', ?, 'key', key, 'live', live_row, 'rebuilt', rebuilt_row)::text
              from (%s) compared
             where live is distinct from rebuilt
             order by key
             limit %d
            """.formatted(both, DIFFERENCES_MAX))) {
            differing.setString(1, table.name());
            try (ResultSet rows = differing.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Rows of both sides beside each other, as text and as JSON.
    private String both(Place place, Table<?> table, int percent) {
        List<String> keys = Arrays.stream(table.keyColumns())
                .mapToObj(column -> table.columns().get(column).name())
                .toList();
        return """
            select jsonb_build_array(%1$s) as key, live::text as live, rebuilt::text as rebuilt,
                   to_jsonb(live) as live_row, to_jsonb(rebuilt) as rebuilt_row
              from %2$s live
              full join %3$s rebuilt using (%1$s)
             where %4$d = 100 or abs(hashtext(jsonb_build_array(%1$s)::text)::bigint) %% 100 < %4$d
            """.formatted(String.join(", ", keys), name(live, table), name(place, table), percent);
    }

    private List<Index> indexes(Table<?> table) {
        return jdbc.query(
                INDEXES,
                (row, _) -> new Index(row.getString("definition"), row.getBoolean("whole"), List.of((String[])
                        row.getArray("columns").getArray())),
                name(live, table));
    }

    private static boolean isLookedUp(Table<?> table, Index index) {
        return index.whole()
                && table.lookups().stream()
                        .map(lookup -> Arrays.stream(lookup.columns())
                                .mapToObj(column -> table.columns().get(column).name())
                                .toList())
                        .anyMatch(columns -> index.columns().size() >= columns.size()
                                && index.columns().subList(0, columns.size()).equals(columns));
    }

    private void make(Index index, Place place, Table<?> table) {
        jdbc.execute(making(index.definition(), place, table));
    }

    private String making(String definition, Place place, Table<?> table) {
        String on = " ON %s ";
        String moved = definition.replaceFirst(on.formatted(name(live, table)), on.formatted(name(place, table)));
        if (moved.equals(definition)) throw new IllegalStateException("No table in " + definition);
        return moved.replaceFirst(" INDEX ", " INDEX IF NOT EXISTS ");
    }

    private String columns(Place place, Table<?> table) {
        return jdbc.queryForList("""
            select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
              from pg_attribute
             where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
             order by attnum
            """, String.class, name(place, table)).stream().collect(Collectors.joining(", "));
    }

    private static String name(Place place, Table<?> table) {
        return place.schema() + "." + table.name();
    }
}
