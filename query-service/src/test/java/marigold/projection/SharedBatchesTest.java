package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import marigold.database.TestDatabase;
import marigold.projection.SharedBatches.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@DisplayName("Batches of several read models")
class SharedBatchesTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final SharedBatches shared = new SharedBatches(database.dataSource());

    @BeforeEach
    void createTable() {
        database.jdbc()
                .sql("create table read.written (name text primary key check (name <> ''), writer xid8 default"
                        + " pg_current_xact_id())")
                .update();
    }

    @AfterEach
    void close() {
        shared.close();
        database.close();
    }

    @Test
    @DisplayName("are committed in one transaction")
    void together() {
        assertThat(shared.writeAll(List.of(row("entries"), row("audits"), row("farmer_day"))))
                .isTrue();
        assertThat(names()).containsExactly("audits", "entries", "farmer_day");
        assertThat(database.jdbc()
                        .sql("select count(distinct writer) from read.written")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("are all told when PostgreSQL refuses one, and none of them is written; the next ones are")
    void refused() {
        assertThat(shared.writeAll(List.of(row("entries"), row("")))).isFalse();
        assertThat(names()).isEmpty();
        assertThat(shared.write("audits", row("audits").statements())).isTrue();
        assertThat(names()).containsExactly("audits");
    }

    @Test
    @DisplayName("do not wait longer than a moment for somebody who holds a lock")
    void locked() throws SQLException {
        try (Connection other = database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into read.written (name) values ('entries')");
            assertThat(shared.write("entries", row("entries").statements())).isFalse();
            other.rollback();
        }
        assertThat(shared.write("entries", row("entries").statements())).isTrue();
    }

    @Test
    @DisplayName("fail when the connection is gone, since nobody knows what became of them; the next ones are written")
    void connectionGone() {
        Statements ending = new Statements();
        ending.add("select pg_terminate_backend(pg_backend_pid())", (_, _, first) -> first);
        assertThatThrownBy(() -> shared.write("entries", ending)).isInstanceOf(DataAccessException.class);
        assertThat(shared.write("audits", row("audits").statements())).isTrue();
    }

    @Test
    @DisplayName("go alone when they are large, so that small ones need not wait for them")
    void large() {
        assertThat(SharedBatches.takes(rows(200))).isTrue();
        assertThat(SharedBatches.takes(rows(201))).isFalse();
    }

    private static WorkingSet rows(int count) {
        WorkingSet rows = new WorkingSet(new VehicleBoard().tables());
        rows.load(
                VehicleBoard.VEHICLES,
                Set.copyOf(IntStream.range(0, count)
                        .mapToObj(i -> Key.of(1L, (long) i))
                        .toList()),
                List.of());
        return rows;
    }

    private static Waiting row(String name) {
        Statements statements = new Statements();
        statements.add("insert into read.written (name) values (?)", (_, statement, first) -> {
            statement.setString(first, name);
            return first + 1;
        });
        return new Waiting(name, statements);
    }

    private List<String> names() {
        return database.jdbc()
                .sql("select name from read.written order by name")
                .query(String.class)
                .list();
    }
}
