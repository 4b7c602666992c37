package marigold.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The product's PostgreSQL, as its owner.
record Database(String host, int port, String name, String user, String password) {
    /// @param address `postgres://user:password@host:port/name`
    static Database at(String address) {
        var uri = URI.create(address);
        var userAndPassword = uri.getUserInfo().split(":", 2);
        return new Database(
                uri.getHost(), uri.getPort(), uri.getPath().substring(1), userAndPassword[0], userAndPassword[1]);
    }

    /// What PostgreSQL's own programs read.
    Map<String, String> environment() {
        return Map.of(
                "PGHOST", host,
                "PGPORT", Integer.toString(port),
                "PGDATABASE", name,
                "PGUSER", user,
                "PGPASSWORD", password);
    }

    /// Each statement for itself.
    void run(String... statements) {
        use(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) statement.execute(sql);
            }
            return null;
        });
    }

    /// All statements or none.
    void runTogether(String... statements) {
        use(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var sql : statements) statement.execute(sql);
            }
            connection.commit();
            return null;
        });
    }

    /// Runs a statement and says how long it took, its commit included.
    Sample timed(String statement) {
        return use(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                long begin = System.nanoTime();
                long rows = prepared.executeLargeUpdate();
                return Sample.of(rows, (System.nanoTime() - begin) / 1e9);
            }
        });
    }

    long number(String query) {
        return Long.parseLong(texts(query).getFirst());
    }

    /// Events in the store.
    long events() {
        return number("select count(*) from events.event");
    }

    /// The first column of every row.
    List<String> texts(String query) {
        return use(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                var texts = new ArrayList<String>();
                while (rows.next()) texts.add(rows.getString(1));
                return texts;
            }
        });
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T use(Work<T> work) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new BenchFailed("PostgreSQL refused: " + failure.getMessage(), failure);
        }
    }
}
