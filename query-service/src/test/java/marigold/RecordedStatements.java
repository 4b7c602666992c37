package marigold;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source that remembers every query that ran through it with its parameters, so that a test can ask
/// PostgreSQL how it runs exactly that statement.
public final class RecordedStatements extends DelegatingDataSource {
    private static final Pattern SCAN =
            Pattern.compile("(?:Seq|Index|Index Only|Heap) Scan .*\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");
    private static final Pattern PARAMETER = Pattern.compile("[?]");
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

    /// The plan of each recorded query for whatever its parameters are, as PostgreSQL has it for statements
    /// that come often.
    public List<String> genericPlans() throws SQLException {
        List<String> plans = new ArrayList<>();
        try (Connection connection = obtainTargetDataSource().getConnection();
                java.sql.Statement sent = connection.createStatement()) {
            sent.execute("set plan_cache_mode = force_generic_plan");
            for (Statement statement : statements) {
                AtomicInteger parameters = new AtomicInteger();
                String numbered = PARAMETER
                        .matcher(statement.sql())
                        .replaceAll(_ -> Matcher.quoteReplacement("$" + parameters.incrementAndGet()));
                String none = String.join(", ", Collections.nCopies(parameters.get(), "null"));
                sent.execute("prepare recorded as " + numbered);
                plans.add(text(sent.executeQuery("explain execute recorded(%s)".formatted(none))));
                sent.execute("deallocate recorded");
            }
            sent.execute("reset plan_cache_mode");
        }
        return plans;
    }

    private static String text(ResultSet plan) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (plan.next()) text.append(plan.getString(1)).append('\n');
        return text.toString();
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
        try (Connection connection = obtainTargetDataSource().getConnection();
                PreparedStatement explain = connection.prepareStatement(how + recorded.sql())) {
            for (Setting setting : recorded.settings()) {
                setting.method().invoke(explain, setting.arguments());
            }
            return text(explain.executeQuery());
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
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
