package marigold.market.silk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How days are named in the event store, and what the store can tell of them.
@Component
final class SilkDays {
    static final String TYPE = "silk-day";

    /// Served by the indexes event_entry_day and event_entry_left_day, whose expressions these are.
    static final String LEDGER_PAISE = """
        select coalesce(sum(paise), 0)
          from (select case event_type
                         when 'market.entry-recorded' then (payload #>> '{line,grossPaise}')::bigint
                         when 'market.entry-removed' then -(payload #>> '{line,grossPaise}')::bigint
                         else (payload #>> '{after,grossPaise}')::bigint
                              - case when payload #>> '{before,collectedOn}' = :day
                                     then (payload #>> '{before,grossPaise}')::bigint
                                     else 0 end
                       end as paise
                  from events.event
                 where event_type in ('market.entry-recorded', 'market.entry-corrected', 'market.entry-removed')
                   and (payload ->> 'vendorId')::bigint = :vendorId
                   and coalesce(payload #>> '{line,collectedOn}', payload #>> '{after,collectedOn}') = :day
                union all
                select -(payload #>> '{before,grossPaise}')::bigint
                  from events.event
                 where event_type = 'market.entry-corrected'
                   and payload #>> '{before,collectedOn}' <> payload #>> '{after,collectedOn}'
                   and (payload ->> 'vendorId')::bigint = :vendorId
                   and payload #>> '{before,collectedOn}' = :day) change
        """;

    private final JdbcClient jdbc;

    SilkDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String id(long vendorId, LocalDate day) {
        return "%s-%d-%s".formatted(TYPE, vendorId, day);
    }

    /// What the vendor's entries of the day are worth at this moment, before any charges.
    long ledgerPaise(long vendorId, LocalDate day) {
        return jdbc.sql(LEDGER_PAISE)
                .param("vendorId", vendorId)
                .param("day", day.toString())
                .query(Long.class)
                .single();
    }

    /// When the day's money was counted, oldest first.
    List<Instant> countedAt(long vendorId, LocalDate day) {
        return jdbc.sql("""
            select occurred_at
              from events.event
             where aggregate_id = :silkDay
               and event_type = 'market.silk-money-counted'
             order by sequence_number
            """)
                .param("silkDay", id(vendorId, day))
                .query((row, _) ->
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant())
                .list();
    }
}
