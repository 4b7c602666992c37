package marigold.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Statements that are sent at once, where each for itself would cost a round trip. PostgreSQL runs them in
/// their order; when one fails, so do those after it.
final class Statements {
    /// Sets a statement's parameters.
    interface Binding {
        /// @param first number of its first parameter
        /// @return the number of the next statement's first
        int bind(Connection connection, PreparedStatement statement, int first) throws SQLException;
    }

    /// Takes a question's rows.
    interface Answer {
        void read(ResultSet rows) throws SQLException;
    }

    private record Bound(String sql, Binding binding, Optional<Answer> answer) {}

    private final List<Bound> statements = new ArrayList<>();

    void add(String sql, Binding binding) {
        statements.add(new Bound(sql, binding, Optional.empty()));
    }

    void ask(String sql, Binding binding, Answer answer) {
        statements.add(new Bound(sql, binding, Optional.of(answer)));
    }

    void addAll(Statements others) {
        statements.addAll(others.statements);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    void execute(Connection connection) throws SQLException {
        if (statements.isEmpty()) return;
        String all = statements.stream().map(Bound::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int parameter = 1;
            for (Bound bound : statements) parameter = bound.binding().bind(connection, statement, parameter);
            statement.execute();
            for (Bound bound : statements) {
                if (bound.answer().isPresent()) {
                    try (ResultSet rows = statement.getResultSet()) {
                        bound.answer().get().read(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }
}
