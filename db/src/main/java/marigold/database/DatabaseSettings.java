package marigold.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the database is and how many connections one process may hold. Environment: `MARIGOLD_DATABASE_…`.
///
/// @param url                   JDBC address of a PostgreSQL 15 or newer
/// @param username              owner of the schemas events, read and analytics
/// @param password              no default
/// @param connectionsMax        connections that one process may hold
/// @param connectionTimeout     how long a request waits for a connection before it fails
/// @param slowStatement         a statement that takes longer is logged by its name, without its parameters;
///     0 logs none
@ConfigurationProperties("marigold.database")
public record DatabaseSettings(
        @DefaultValue("jdbc:postgresql://localhost:5432/marigold")
        String url,

        @DefaultValue("marigold") String username,
        @DefaultValue("") String password,
        @DefaultValue("24") int connectionsMax,
        @DefaultValue("10s") Duration connectionTimeout,
        @DefaultValue("100ms") Duration slowStatement) {}
