package marigold.standalone;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.springframework.core.env.EnumerablePropertySource;

/// Where the database is, for whoever asks: Spring makes itself ready while PostgreSQL starts, and waits here
/// when it needs a connection. A start that failed is told to him who asks.
final class DatabaseProperties extends EnumerablePropertySource<CompletableFuture<DatabaseAddress>> {
    private static final Map<String, Function<DatabaseAddress, String>> PARTS = Map.of(
            "marigold.database.url", DatabaseAddress::jdbcUrl,
            "marigold.database.username", DatabaseAddress::username,
            "marigold.database.password", DatabaseAddress::password);

    DatabaseProperties(CompletableFuture<DatabaseAddress> address) {
        super("database", address);
    }

    @Override
    public String[] getPropertyNames() {
        return PARTS.keySet().toArray(String[]::new);
    }

    @Override
    public Object getProperty(String name) {
        var part = PARTS.get(name);
        if (part == null) return null;
        try {
            return part.apply(source.join());
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof CannotStart refused) throw refused;
            throw failure;
        }
    }
}
