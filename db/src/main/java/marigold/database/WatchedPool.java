package marigold.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The pool, with a watch on every statement of its connections. Everything goes through here, whichever
/// library sends it.
final class WatchedPool extends HikariDataSource {
    private final SlowStatements slow;

    /// @param slowAfter zero watches nothing
    WatchedPool(HikariConfig config, Duration slowAfter) {
        super(config);
        this.slow = new SlowStatements(slowAfter);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return slow.isOff() ? connection : new WatchedConnection(connection).proxy();
    }

    /// The pool knows its own connections only.
    @Override
    public void evictConnection(Connection connection) {
        boolean watched = Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof WatchedConnection;
        super.evictConnection(
                watched ? ((WatchedConnection) Proxy.getInvocationHandler(connection)).watched : connection);
    }

    /// Hands out watched statements.
    private final class WatchedConnection implements InvocationHandler {
        private final Connection watched;

        WatchedConnection(Connection watched) {
            this.watched = watched;
        }

        Connection proxy() {
            return (Connection)
                    Proxy.newProxyInstance(WatchedPool.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("equals")) return proxy == arguments[0];
            if (method.getName().equals("hashCode")) return System.identityHashCode(proxy);
            Object result = call(watched, method, arguments);
            String sql = arguments != null && arguments[0] instanceof String text ? text : "";
            return switch (result) {
                case CallableStatement statement -> watched(CallableStatement.class, statement, proxy, sql);
                case PreparedStatement statement -> watched(PreparedStatement.class, statement, proxy, sql);
                case Statement statement -> watched(Statement.class, statement, proxy, sql);
                case null, default -> result;
            };
        }
    }

    private Object watched(Class<?> kind, Statement statement, Object connection, String prepared) {
        return Proxy.newProxyInstance(
                WatchedPool.class.getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        case "getConnection" -> {
                            return connection;
                        }
                        default -> {
                            if (!method.getName().startsWith("execute")) return call(statement, method, arguments);
                        }
                    }
                    long begun = System.nanoTime();
                    try {
                        return call(statement, method, arguments);
                    } finally {
                        slow.took(
                                System.nanoTime() - begun,
                                arguments != null && arguments[0] instanceof String sql ? sql : prepared);
                    }
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
