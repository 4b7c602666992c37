package marigold.analysts;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.util.PasswordUtil;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The logins of analysts: roles of the database server that may do what `marigold_analyst` may, and the
/// vendors that each sees.
@Component
final class AnalystLogins {
    private static final int PASSWORD_BYTES = 24;

    /// One person with a few tools; more would take connections from screens.
    private static final int CONNECTIONS_MAX = 5;

    /// From here on a membership can be without the right to become the role.
    private static final int WITHOUT_SET_ROLE = 160_000;

    /// No right to it, or no role `marigold_analyst` to make others by.
    private static final Set<String> NOT_ALLOWED = Set.of("42501", "42704");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final JdbcTemplate statements;
    private final TransactionTemplate transaction;

    AnalystLogins(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.statements = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /// @param vendors whose rows it sees, where it does not see all
    record Login(String name, boolean allVendors, List<Long> vendors, Instant addedAt) {}

    /// @param connect how tools call the database; the password is apart, and nowhere else
    record Added(String name, String password, String connect) {}

    List<Login> all() {
        return jdbc.sql("select login, all_vendors, vendor_ids, added_at from analytics.access order by login")
                .query((row, _) -> new Login(
                        row.getString("login"),
                        row.getBoolean("all_vendors"),
                        numbers(row, "vendor_ids"),
                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    /// Those of the ids that are no vendor's.
    List<Long> unknown(List<Long> vendors) {
        return jdbc.sql("""
            select asked from unnest(:vendors) asked
             where not exists (select from events.vendor where vendor_id = asked)
            """)
                .param("vendors", vendors.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /// @param name    a role's name that needs no quotes
    /// @param vendors none for all of them
    Added add(String name, List<Long> vendors) {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        allowed(() -> transaction.executeWithoutResult(_ -> {
            if (exists(name)) throw new LoginTaken(name);
            // The server's log may show the statement; it shows no password then.
            run(
                    "create role %I login inherit connection limit " + CONNECTIONS_MAX + " password %L",
                    name,
                    PasswordUtil.encodeScramSha256(password.toCharArray()));
            // Defaults of the login. It can change them, but has no right to write anything.
            for (String setting : List.of(
                    "default_transaction_read_only = on",
                    "statement_timeout = '60s'",
                    "idle_in_transaction_session_timeout = '60s'",
                    "lock_timeout = '5s'",
                    "search_path = analytics")) {
                run("alter role %I set " + setting, name);
            }
            run("grant marigold_analyst to %I" + membership(), name);
            // A row may be left of a server on which there was such a role.
            jdbc.sql("""
                insert into analytics.access (login, all_vendors, vendor_ids) values (:name, :all, :vendors)
                    on conflict (login) do update
                   set all_vendors = excluded.all_vendors, vendor_ids = excluded.vendor_ids, added_at = clock_timestamp()
                """)
                    .param("name", name)
                    .param("all", vendors.isEmpty())
                    .param("vendors", vendors.toArray(Long[]::new))
                    .update();
        }));
        return new Added(name, password, connect(name));
    }

    /// @return false when it is no analyst's
    boolean remove(String name) {
        if (all().stream().noneMatch(login -> login.name().equals(name))) return false;
        List<Integer> open = jdbc.sql("select pid from pg_stat_activity where usename = :name")
                .param("name", name)
                .query(Integer.class)
                .list();
        allowed(() -> transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from analytics.access where login = :name")
                    .param("name", name)
                    .update();
            if (exists(name)) run("drop role %I", name);
        }));
        // A session that is open sees no rows any more. It is ended as well, where the database lets us.
        jdbc.sql("""
            select pg_terminate_backend(pid) from unnest(:open) pid
             where (select rolsuper from pg_roles where rolname = current_user)
            """)
                .param("open", open.toArray(Integer[]::new))
                .query(Boolean.class)
                .list();
        return true;
    }

    private boolean exists(String name) {
        return jdbc.sql("select exists (select from pg_roles where rolname = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private String membership() {
        int version = jdbc.sql("select current_setting('server_version_num')::integer")
                .query(Integer.class)
                .single();
        return version >= WITHOUT_SET_ROLE ? " with inherit true, set false" : "";
    }

    /// Runs a statement that takes no parameters; PostgreSQL itself quotes the names in it.
    private void run(String format, String... names) {
        statements.execute(jdbc.sql("select format(:format, variadic :names)")
                .param("format", format)
                .param("names", names)
                .query(String.class)
                .single());
    }

    private static void allowed(Runnable action) {
        try {
            action.run();
        } catch (DataAccessException failed) {
            if (failed.getRootCause() instanceof SQLException refused && NOT_ALLOWED.contains(refused.getSQLState())) {
                throw new RolesNotAllowed();
            }
            throw failed;
        }
    }

    private String connect(String name) {
        return jdbc.sql("""
            select format('postgresql://%s@%s:%s/%s', :name, coalesce(host(inet_server_addr()), 'localhost'),
                          coalesce(inet_server_port(), 5432), current_database())
            """).param("name", name).query(String.class).single();
    }

    private static List<Long> numbers(ResultSet row, String column) throws SQLException {
        Array numbers = row.getArray(column);
        return List.of((Long[]) numbers.getArray());
    }
}
