package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The migrations")
class MigrationsTest {
    @Test
    @DisplayName("may run again on a current database and change nothing")
    void idempotent() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> before = relations(database);
            Migrations.migrate(database.dataSource());
            assertThat(relations(database)).isEqualTo(before).contains("events.event", "read.projection_token");
        }
    }

    @Test
    @DisplayName("are known to be current from the histories alone, and not when one of them says anything else")
    void current() {
        try (TestDatabase database = TestDatabase.empty()) {
            assertThat(AppliedMigrations.areCurrent(database.dataSource())).isFalse();
            Migrations.migrate(database.dataSource());
            assertThat(AppliedMigrations.areCurrent(database.dataSource())).isTrue();
            for (String change : List.of(
                    "update read.schema_history set checksum = checksum + 1 where version = '8'",
                    "update read.schema_history set description = 'entry' where version = '8'",
                    "update events.schema_history set success = false where version = '2'",
                    "update analytics.schema_history set checksum = checksum + 1 where description = 'views'",
                    "delete from events.schema_history where version = '2'",
                    "insert into events.schema_history select 9999, '999', description, type, script, checksum,"
                            + " installed_by, now(), 0, true from events.schema_history where version = '2'",
                    "drop table analytics.schema_history cascade")) {
                TransactionTemplate undone = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
                undone.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    assertThat(database.jdbc().sql(change).update()).isBetween(0, 1);
                    assertThat(AppliedMigrations.areCurrent(database.dataSource()))
                            .as(change)
                            .isFalse();
                });
            }
            assertThat(AppliedMigrations.areCurrent(database.dataSource())).isTrue();
        }
    }

    @Test
    @DisplayName("explain every table, and every column that analysts may come to read")
    void commented() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> uncommented =
                    database.jdbc().sql("""
                        select format('%I.%I.%I', namespace.nspname, relation.relname, coalesce(attribute.attname, '*'))
                          from pg_class relation
                          join pg_namespace namespace on namespace.oid = relation.relnamespace
                          join lateral (select attname, attnum from pg_attribute
                                         where attrelid = relation.oid and attnum > 0 and not attisdropped
                                        union all select null, 0) attribute on true
                         where namespace.nspname in ('events', 'read', 'analytics')
                           and relation.relkind in ('r', 'p', 'v')
                           and relation.relname <> 'schema_history'
                           and col_description(relation.oid, attribute.attnum) is null
                           and (attribute.attnum = 0 or namespace.nspname in ('read', 'analytics'))
                               and (attribute.attnum > 0 or obj_description(relation.oid, 'pg_class') is null)
                         order by 1
                        """).query(String.class).list();
            assertThat(uncommented).isEmpty();
        }
    }

    @Test
    @DisplayName("take the rates and rules that settlements look up from the newest events that set them")
    void settlementRates() {
        try (TestDatabase database = TestDatabase.empty()) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas("events")
                    .defaultSchema("events")
                    .table("schema_history")
                    .locations("classpath:db/events")
                    .target("4")
                    .load()
                    .migrate();
            for (String insert : List.of(
                    "insert into events.vendor (vendor_id, time_zone, allow_advance_overdraw)"
                            + " values (7, 'UTC', false), (8, 'UTC', false)",
                    "insert into events.farmer_group values (7, 3, 'TEN', now()), (7, 4, 'KMP', now())",
                    "insert into events.farmer values (7, 42, 'F7-0001', 'Ravi', 3, true, now()),"
                            + " (7, 43, 'F7-0002', 'Suma', 3, true, now())",
                    """
                    insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload,
                                              metadata, event_id, occurred_at)
                    select 'any', aggregate_id, sequence_number, event_type, '1', payload::jsonb, '{}', gen_random_uuid(), now()
                      from (values
                        ('vendor-7', 0, 'market.vendor-registered',
                         '{"defaultCommissionBasisPoints": 1200, "settlementBase": "GROSS", "deductPaid": true}'),
                        ('vendor-7', 1, 'market.vendor-money-rules-changed',
                         '{"defaultCommissionBasisPoints": 1100, "settlementBase": "NET_OF_CHARGES", "deductPaid": false}'),
                        ('vendor-7', 2, 'market.vendor-time-zone-changed', '{"timeZone": "UTC"}'),
                        ('vendor-8', 0, 'market.vendor-registered',
                         '{"defaultCommissionBasisPoints": 1200, "settlementBase": "GROSS", "deductPaid": true}'),
                        ('farmer-group-3', 0, 'market.farmer-group-opened', '{"commissionBasisPoints": null}'),
                        ('farmer-group-3', 1, 'market.farmer-group-commission-set', '{"commissionBasisPoints": 1000}'),
                        ('farmer-group-4', 0, 'market.farmer-group-opened', '{"commissionBasisPoints": 900}'),
                        ('farmer-42', 0, 'market.farmer-registered', '{"commissionBasisPoints": 500}'),
                        ('farmer-42', 1, 'market.farmer-commission-set', '{"commissionBasisPoints": null}'),
                        ('farmer-43', 0, 'market.farmer-registered', '{"commissionBasisPoints": null}'),
                        ('farmer-43', 1, 'market.farmer-commission-set', '{"commissionBasisPoints": 250}')
                      ) history (aggregate_id, sequence_number, event_type, payload)
                    """)) {
                database.jdbc().sql(insert).update();
            }

            Migrations.migrate(database.dataSource());

            assertThat(database.jdbc().sql("""
                select format('vendor %s %s %s %s', vendor_id, default_commission_basis_points,
                              settlement_base, deduct_paid)
                  from events.vendor
                union all
                select format('group %s %s', group_id, commission_basis_points) from events.farmer_group
                union all
                select format('farmer %s %s', farmer_id, commission_basis_points) from events.farmer
                """).query(String.class).list())
                    .containsExactlyInAnyOrder(
                            "vendor 7 1100 NET_OF_CHARGES f",
                            "vendor 8 1200 GROSS t",
                            "group 3 1000",
                            "group 4 900",
                            "farmer 42 ",
                            "farmer 43 250");
        }
    }

    private static List<String> relations(TestDatabase database) {
        return database.jdbc()
                .sql("select schemaname || '.' || tablename from pg_tables where schemaname in ('events', 'read')"
                        + " order by 1")
                .query(String.class)
                .list();
    }
}
