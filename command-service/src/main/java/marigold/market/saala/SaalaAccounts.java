package marigold.market.saala;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How accounts are named in the event store, and what can be said of them without loading one.
@Component
final class SaalaAccounts {
    static final String TYPE = "saala-account";

    /// When something was first written and when it last changed.
    record Written(Instant firstAt, Instant lastAt) {}

    /// Whose line it is.
    record Place(long customerId, Written written) {}

    private final JdbcClient jdbc;

    SaalaAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String id(long customerId) {
        return TYPE + "-" + customerId;
    }

    static Unknown unknownCustomer() {
        return new Unknown("SAALA customer not found");
    }

    static Unknown unknownLine() {
        return new Unknown("SAALA transaction not found");
    }

    /// Throws [Unknown] for a customer that nobody has and for another vendor's.
    void require(long vendorId, long customerId) {
        jdbc.sql("""
            select true
              from events.event
             where aggregate_id = :account
               and sequence_number = 0
               and (payload ->> 'vendorId')::bigint = :vendorId
            """)
                .param("account", id(customerId))
                .param("vendorId", vendorId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(SaalaAccounts::unknownCustomer);
    }

    /// When the customer was taken in and his name or address last changed; throws [Unknown] as
    /// [#require(long, long)].
    Written customer(long vendorId, long customerId) {
        return jdbc.sql("""
            select min(occurred_at) as first_at, max(occurred_at) as last_at
              from events.event
             where aggregate_id = :account
               and event_type in ('market.saala-account-opened', 'market.saala-customer-renamed',
                                  'market.saala-customer-contact-changed')
               and (payload ->> 'vendorId')::bigint = :vendorId
            having count(*) > 0
            """)
                .param("account", id(customerId))
                .param("vendorId", vendorId)
                .query((row, _) -> new Written(instant(row, "first_at"), instant(row, "last_at")))
                .optional()
                .orElseThrow(SaalaAccounts::unknownCustomer);
    }

    /// Whose sale or payment it is; throws [Unknown] for another vendor's. Served by the index
    /// event_saala_line.
    Place line(long vendorId, long lineId) {
        return jdbc.sql("""
            select min((payload ->> 'customerId')::bigint) as customer_id,
                   min(occurred_at) as first_at, max(occurred_at) as last_at
              from events.event
             where event_type in ('market.saala-sale-recorded', 'market.saala-sale-corrected',
                                  'market.saala-payment-received', 'market.saala-payment-corrected')
               and (payload ->> 'vendorId')::bigint = :vendorId
               and (payload ->> 'lineId')::bigint = :lineId
            having count(*) > 0
            """)
                .param("vendorId", vendorId)
                .param("lineId", lineId)
                .query((row, _) -> new Place(
                        row.getLong("customer_id"), new Written(instant(row, "first_at"), instant(row, "last_at"))))
                .optional()
                .orElseThrow(SaalaAccounts::unknownLine);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
