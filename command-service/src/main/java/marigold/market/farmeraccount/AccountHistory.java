package marigold.market.farmeraccount;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up, without loading them, which accounts hold anything.
@Component
public final class AccountHistory {
    private final JdbcClient jdbc;

    AccountHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of the farmers who have entries, or ever had an advance or a settlement.
    public Set<Long> of(Collection<Long> farmerIds) {
        return new HashSet<>(jdbc.sql("""
            select (min(payload ->> 'farmerId'))::bigint
              from events.event
             where aggregate_id = any(:accounts)
             group by aggregate_id
            having count(*) filter (where event_type = 'market.entry-recorded')
                     > count(*) filter (where event_type = 'market.entry-removed')
                or count(*) filter (where event_type in ('market.advance-given', 'market.advance-deducted',
                                                        'market.settlement-made')) > 0
            """)
                .param("accounts", farmerIds.stream().map(Accounts::id).toArray(String[]::new))
                .query(Long.class)
                .list());
    }

    /// What the farmer still owes of his advances, in paise.
    public long advanceBalancePaise(long farmerId) {
        return jdbc.sql("""
            select coalesce(payload ->> 'balancePaise', payload ->> 'advanceBalancePaise')::bigint
              from events.event
             where aggregate_id = :account
               and event_type in ('market.advance-given', 'market.advance-deducted', 'market.settlement-made',
                                  'market.settlement-recalculated', 'market.settlement-voided')
             order by sequence_number desc
             limit 1
            """)
                .param("account", Accounts.id(farmerId))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
