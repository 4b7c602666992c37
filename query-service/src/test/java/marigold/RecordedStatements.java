package marigold;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source that remembers every query that ran through it with its parameters, so that a test can ask
/// PostgreSQL how it runs exactly that statement.
public final class RecordedStatements extends DelegatingDataSource {
    private static final Pattern SCAN =
            Pattern.compile("(?:Seq|Index|Index Only|Heap) Scan .*\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: ([0-9]+)");

    private final List<Statement> statements = new CopyOnWriteArrayList<>();

    RecordedStatements(DataSource dataSource) {
        super(dataSource);
    }

    private record Setting(Method method, Object[] arguments) {}

    private record Statement(String sql, List<Setting> settings) {}

    /// Forgets what was recorded.
    public void clear() {
        statements.clear();
    }

    public int count() {
        return statements.size();
    }

    /// The plan of each recorded query.
    public List<String> plans() throws SQLException {
        List<String> plans = new ArrayList<>();
        for (Statement statement : statements) plans.add(explain("explain ", statement));
        return plans;
    }

    /// How many rows of tables and indexes the recorded queries look at, those included that a filter drops.
    public long rowsRead() throws SQLException {
        double read = 0;
        for (Statement statement : statements) {
            String plan = explain("explain (analyze, timing off, costs off) ", statement);
            for (var node : SCAN.matcher(plan).results().toList()) {
                read += Double.parseDouble(node.group(1)) * Double.parseDouble(node.group(2));
            }
            for (var node : REMOVED.matcher(plan).results().toList()) read += Double.parseDouble(node.group(1));
        }
        return Math.round(read);
    }

    private String explain(String how, Statement recorded) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = obtainTargetDataSource().getConnection();
                PreparedStatement explain = connection.prepareStatement(how + recorded.sql())) {
            for (Setting setting : recorded.settings()) {
                setting.method().invoke(explain, setting.arguments());
            }
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) plan.append(lines.getString(1)).append('\n');
            }
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
        return plan.toString();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement && arguments != null
                            ? recording(statement, (String) arguments[0])
                            : result;
                });
    }

    private PreparedStatement recording(PreparedStatement statement, String sql) {
        List<Setting> settings = new ArrayList<>();
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> {
                    boolean sets = method.getName().startsWith("set") && arguments != null && arguments.length > 1;
                    if (sets) settings.add(new Setting(method, arguments));
                    if (method.getName().equals("executeQuery")) statements.add(new Statement(sql, settings));
                    return call(statement, method, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
