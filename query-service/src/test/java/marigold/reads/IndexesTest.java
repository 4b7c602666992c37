package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.garden.Gardener;
import marigold.garden.gardeners.GardenerDirectory;
import marigold.market.Market;
import marigold.security.GardenerSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Sequential scans stay allowed here: the planner must prefer the index by itself.
@DisplayName("Among the rows of forty vendors, a query finds its own")
class IndexesTest extends QueryServiceTest {
    private static final Market MARKET = new Market(900_007);
    private static final Gardener GARDENER = new Gardener(900_007);

    @Autowired
    private GardenerDirectory gardeners;

    /// Rows of the tables that grow with every day: a million in `.ci/run`, since plans change with size;
    /// fewer otherwise, since filling them takes a minute.
    private static final int ROWS = Integer.getInteger("marigold.rows", 24_000);

    private static final int PER_DAY = ROWS / 416;

    /// Forty vendors, 900,001 to 900,040, with 600 rows each, or their part of [#ROWS], in no helpful order.
    @BeforeAll
    static void fill() {
        for (String table : List.of("entries", "farmer_day", "advances_log", "saala_statement", "audits")) {
            DATABASE.jdbc()
                    .sql("alter table read.%s set unlogged".formatted(table))
                    .update();
        }
        for (String insert : List.of(
                """
                insert into read.entries
                select 900000 + 1 + n % 40, n, date '2026-01-01' + n / PER_DAY, 1 + n / 40 % 60, 'Farmer', '', 1 + n / 40 % 6,
                       'Group', null, 'KA01', 'Tempo', 'R', 'Rose', 1000, 4500, 0, 4500, 0, 0, 0, 4500, 0, '', n, null, 1,
                       concat_ws(chr(9), n, '"2026-01-01"', '"Tempo"', '"KA01"', '"R"', '"Rose"', 1.00, 45.00, 0.00, 0.00, 0.00, 0.00,
                                 0.00, '""', 1, 'null', 45.00, 0.00, 45.00, 'false', 'null', 1)
                  from generate_series(1, ROWS) n
                """,
                "insert into read.entries_farmer select 900000 + 1 + n % 40, n, 'Farmer', '', n from"
                        + " generate_series(1, 24000) n",
                "insert into read.entries_change select 900000 + n, now(), n from generate_series(1, 40) n",
                """
                insert into read.farmer_directory
                select 900000 + 1 + n % 40, n, 'F' || n, 'Farmer ' || n, 1 + n / 40 % 60, 'Group', '', '', null, 0, now(), n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.farmer_directory_group
                select 900000 + 1 + n % 40, n, 'Group ' || n, n from generate_series(1, 24000) n
                """,
                """
                insert into read.farmer_groups
                select 900000 + 1 + n % 40, n, 'Group ' || n, null, now(), n from generate_series(1, 24000) n
                """,
                """
                insert into read.catalog_items
                select 900000 + 1 + n % 40, n, 'C' || n, 'Item ' || n, 0, n from generate_series(1, 24000) n
                """,
                """
                insert into read.vehicles
                select 900000 + 1 + n % 40, n, 'KA' || n, '', '', 'KA' || n, now(), n from generate_series(1, 24000) n
                """,
                """
                insert into read.farmer_day
                select 900000 + 1 + n % 40, 1 + n / 40 % 60, date '2026-01-01' + n / PER_DAY, 1, 1, 1, 1, 1, 1, 1, 1, n
                  from generate_series(1, ROWS) n
                    on conflict do nothing
                """,
                "insert into read.farmer_day_farmer select 900000 + 1 + n % 40, n, n from generate_series(1, 24000) n",
                """
                insert into read.group_day
                select 900000 + 1 + n % 40, date '2026-01-01' + n / 240, 1 + n / 40 % 6, 'Group', 1, 1, 1, 1, 1, 1, 1, 1, n
                  from generate_series(1, 24000) n
                """,
                "insert into read.item_names select 900000 + 1 + n % 40, 'Item ' || n, 1, n from generate_series(1,"
                        + " 24000) n",
                """
                insert into read.advances
                select 900000 + 1 + n % 40, n, 'Farmer ' || n, null, 0, 0, 0, n from generate_series(1, 24000) n
                """,
                """
                insert into read.advances_log
                select 900000 + 1 + n % 40, 1 + n / 40 % 60, n, 'give', date '2026-01-01' + n / PER_DAY, 1, '', now(), n
                  from generate_series(1, ROWS) n
                """,
                "insert into read.advances_group select 900000 + 1 + n % 40, n, 'Group ' || n, n from"
                        + " generate_series(1, 24000) n",
                """
                insert into read.settlements
                select 900000 + 1 + n % 40, n, 1 + n / 40 % 60, 'Farmer', 1 + n / 40 % 6, date '2026-01-01' + n / 2400,
                       date '2026-01-07' + n / 2400, case n % 3 when 0 then 'VOIDED' else 'ACTIVE' end, 'GROSS', true, 1200,
                       2000, 1000, 4500, 0, 0, 0, 0, 540, 0, 3960, 0, 1, '', now(), now(), n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.settlements_entry
                select 900000 + 1 + n % 40, n % 24000, n, date '2026-01-01' + n / PER_DAY, 4500, n from generate_series(1, ROWS) n
                """,
                """
                insert into read.saala_statement
                select 900000 + 1 + n % 40, n, 1 + n / 40 % 60, date '2026-01-01' + n / PER_DAY, '', 'R', 'Rose', 1000, 4500,
                       4500, 0, now(), now(), n, 1
                  from generate_series(1, ROWS) n
                """,
                """
                insert into read.saala_statement_day
                select 900000 + 1 + n % 40, 1 + n / 40 % 60, date '2026-01-01' + n / PER_DAY, 4500, 0, 1, n
                  from generate_series(1, ROWS) n
                    on conflict do nothing
                """,
                """
                insert into read.saala_statement_customer
                select 900000 + 1 + n % 40, n, 'Shop ' || n, '', '', n from generate_series(1, 24000) n
                """,
                """
                insert into read.saala_debtors
                select 900000 + 1 + n % 40, n, 'Shop ' || n, '', '', n, 0, n, 1, now(), now(), n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.saala_debtors_day
                select 900000 + 1 + n % 40, date '2026-01-01' + n / PER_DAY, 1 + n / 40 % 60, 4500, 0, 1, n
                  from generate_series(1, ROWS) n
                    on conflict do nothing
                """,
                """
                insert into read.audits
                select 900000 + 1 + n % 40, n, timestamptz '2026-03-01 00:00Z' + n * interval '1 minute', 1 + n / 40 % 6, 'Clerk',
                       case n / 40 % 50 when 0 then 'entry-corrected' else 'entry-recorded' end, 'created', 'entry', n,
                       1 + n / 40 % 60, '', '{}', n
                  from generate_series(1, ROWS) n
                """,
                """
                insert into read.silk_day
                select 900000 + 1 + n % 40, date '2025-01-01' + n / 40, n, 0, 0, now(), now(), false, n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.silk_day_reconciliation
                select 900000 + 1 + n % 40, date '2025-01-01' + n / 40, n, 0, 0, 0, 0, 0, 0, true, now(), now(), false, n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.silk_day_split
                select 900000 + 1 + n % 40, date '2025-01-01' + n / 40, n, 0, 0, 0, 0, 0, 0, now(), now(), false, n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.favourites
                select 900000 + 1 + n % 40, n, n, 'Rose', 'flower', '', 0, timestamptz '2026-03-01' + n * interval '1 minute', n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.favourites_guide
                select 900000 + 1 + n % 40, 'guide ' || n, n, 'flowers', 'Guide', '',
                       timestamptz '2026-03-01' + n * interval '1 minute', n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.recommendation_history
                select 900000 + 1 + n % 40, n, place, n % 500, 'Rose', 'flower', 7150, 'cool', 10,
                       timestamptz '2026-03-01' + n * interval '1 minute', n
                  from generate_series(1, 24000) n cross join generate_series(1, 6) place
                """,
                """
                insert into read.recommendation_history_question
                select 900000 + 1 + n % 40, n, null, 'Richmond', 'cool', 10, '{}',
                       timestamptz '2026-03-01' + n * interval '1 minute', n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.instances
                select 900000 + 1 + n % 40, 5000000 + n, 1 + n / 40 % 60, 1, 'Carrot', 'Daucus carota', 'vegetable', 'Balcony',
                       date '2025-01-01' + n % 600, date '2025-03-01' + n % 600, 'seedling', '', '',
                       (array['setup', 'growing', 'completed', 'archived'])[1 + n / 40 % 4], false, now(), 15, 1, 1,
                       timestamptz '2026-03-01' + n * interval '1 minute', n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.instances_mark
                select 900000 + 1 + n % 40, 5000000 + n, 'tools_item_' || item, true, now(), '', n
                  from generate_series(1, 24000) n cross join generate_series(1, 3) item
                """,
                """
                insert into read.growth_plans
                select n, 1, 'editor', 60,
                       (select jsonb_agg(jsonb_build_object('itemKey', 'tools_item_' || item, 'category', 'Tools',
                                                            'item', 'Item', 'quantity', '1', 'optional', false, 'notes', ''))
                          from generate_series(1, 15) item),
                       '[]', '[{"stageName": "seedling", "startDay": 0, "endDay": 60, "description": "", "keyIndicators": []}]',
                       '[]', now(), n
                  from generate_series(1, 5000) n
                """,
                """
                insert into read.gardeners
                select 900000 + n, 'gardener' || 900000 + n || '@garden.example', 'Gardener ' || n, now(), now(), n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.gardeners_profile
                select 900000 + n, n, '', '', '', null, '', false, true, '', '', now(), now(), n
                  from generate_series(1, 24000) n
                """,
                """
                insert into read.vendor_settings
                select 900000 + n, '', '', '', '', 'Asia/Kolkata', 1200, 'GROSS', true, false, n, ''
                  from generate_series(1, 24000) n
                """)) {
            String filled =
                    insert.replace("ROWS", Integer.toString(ROWS)).replace("PER_DAY", Integer.toString(PER_DAY));
            assertThat(DATABASE.jdbc().sql(filled).update()).isPositive();
        }
        fillCatalogue();
        fillCandidates();
        fillGuides();
        DATABASE.jdbc().sql("analyze").update();
    }

    /// 50,000 plants of three categories; "leaf" is in every description, a number in one.
    private static void fillCatalogue() {
        for (String table : List.of("plant_cards", "plant_detail")) {
            DATABASE.jdbc().sql("""
                insert into read.%1$s
                select plant.*
                  from (select jsonb_object_agg(
                                 column_name,
                                 case data_type when 'text' then to_jsonb(''::text)
                                                when 'boolean' then to_jsonb(false)
                                                when 'integer' then to_jsonb(0)
                                                when 'bigint' then to_jsonb(0)
                                                else to_jsonb(now()) end) as nothing
                          from information_schema.columns
                         where table_schema = 'read' and table_name = '%1$s') columns
                 cross join generate_series(1000001, 1050000) n
                 cross join lateral jsonb_populate_record(
                         null::read.%1$s,
                         columns.nothing || jsonb_build_object('plant_id', n, 'name', md5(n::text))) plant
                """.formatted(table)).update();
        }
        DATABASE.jdbc().sql("""
            insert into read.plant_cards_search
            select n, (array['flower', 'herb', 'vegetable'])[1 + n % 3], md5(n::text),
                   md5(n::text) || E'\\nplanta\\nleaf number ' || n || ' of the catalogue, grown in many gardens', n
              from generate_series(1000001, 1050000) n
            """).update();
        DATABASE.jdbc().sql("""
            insert into read.plant_cards_count
            select category, 16666, 0 from unnest(array['flower', 'herb', 'vegetable']) category
                on conflict (category) do update set plants = plant_cards_count.plants + 16666
            """).update();
        DATABASE.jdbc()
                .sql("insert into read.plant_detail_plan select n, 1, n from generate_series(1000001, 1050000) n")
                .update();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/farmers, farmer_directory_by_name|farmer_directory_pkey",
        "/api/farmers?page=2&size=50, farmer_directory_by_name|farmer_directory_pkey",
        "/api/farmers?page=99&size=50, farmer_directory_by_name|farmer_directory_pkey",
        "/api/farmers/by-group?group_id=7, farmer_directory_by_group",
        "/api/farmer-groups/7/farmers, farmer_directory_by_group",
        "/api/farmer-groups/23966/farmers, farmer_directory_by_group|farmer_directory_group_pkey",
        "/api/customers/select2?term=farmer, farmer_directory_by_name|farmer_directory_pkey",
        "/api/farmers/6, farmer_directory_pkey",
        "/api/farmer-groups, farmer_groups_by_name|farmer_groups_pkey",
        "/api/farmer-groups/6, farmer_groups_pkey",
        "/api/catalog?q=item, catalog_items_by_name|catalog_items_pkey",
        "/api/vehicles, vehicles_by_name|vehicles_pkey",
        "/api/vehicles/6, vehicles_pkey",
        "/api/farmers/6/transactions, entries_by_farmer",
        "/api/farmers/6/transactions?page=2&size=5, entries_by_farmer",
        "/api/collections?from_date=2026-03-02&to_date=2026-03-03, entries_by_day",
        "/api/collections, entries_by_day|entries_by_farmer|entries_by_group|entries_pkey",
        "/api/entries?from=2026-03-02&to=2026-03-03&page=1&size=20, entries_by_day",
        "/api/entries?cursor=&size=20, entries_by_day",
        "/api/entries?farmer_id=6, entries_by_farmer",
        "/api/entries?group_id=2&from=2026-03-02&to=2026-03-03, entries_by_group|entries_by_day",
        "/api/reports/daily-sales?from_date=2026-03-02&to_date=2026-03-03, entries_by_day|vendor_settings_pkey",
        "/api/reports/daily-sales?format=json&from_date=2026-03-02&to_date=2026-03-30&farmer_id=6, entries_by_farmer",
        "/api/reports/advance-statement/6/data?to_date=2026-03-31, advances_pkey",
        "/api/reports/saala-statement/6/data?from_date=2026-03-02&to_date=2026-03-31, saala_statement_customer_pkey",
        "/api/reports/daily-sales/items, item_names_pkey",
        "/api/reports/ledger/6/data?from_date=2026-03-02&to_date=2026-03-30, entries_by_farmer",
        "/api/reports/group-patti/6/data?from_date=2026-03-02&to_date=2026-03-30,"
                + " farmer_groups_pkey|entries_by_farmer",
        "/api/reports/group-total/data?from_date=2026-01-02&to_date=2026-01-03, farmer_day_by_day",
        "/api/reports/group-total/data?from_date=2026-01-01&to_date=2026-01-05&farmer_id=6, farmer_day_pkey",
        "/api/reports/group-total-by-group/data?group_name=group%206&from_date=2026-01-02&to_date=2026-01-03,"
                + " farmer_groups_pkey|farmer_groups_by_name|farmer_day_pkey",
        "/api/reports/item-sales/data?from_date=2026-03-02&to_date=2026-03-03, entries_by_day",
        "/api/reports/item-sales/data?from_date=2026-03-02&to_date=2026-03-30&farmer_id=6, entries_by_farmer",
        "/api/reports/group-payments/data?from_date=2026-01-02&to_date=2026-01-03, farmer_day_by_day",
        "/api/reports/group-payments/data?from_date=2026-01-02&to_date=2026-01-04, settlements_by_time",
        "/api/reports/payments/data?from_date=2026-03-02&to_date=2026-03-03, entries_by_day",
        "/api/reports/payments/data?from_date=2026-03-02&to_date=2026-03-04, settlements_by_time",
        "/api/reports/payments/data?from_date=2026-03-02&to_date=2026-03-30&farmer_id=6, entries_by_farmer",
        "/api/farmers/6/days?from=2026-01-01&to=2026-01-05, farmer_day_pkey",
        "/api/silk/ledger?date=2026-01-05, group_day_pkey",
        "/api/advances/balances, advances_by_name|advances_pkey",
        "/api/customers/6/advances, advances_pkey|advances_log_pkey",
        "/api/advances/by-group, advances_by_name|advances_pkey",
        "/api/settlements, settlements_pkey|settlements_by_time|settlements_by_farmer|settlements_by_group",
        "/api/settlements?page=2&size=50,"
                + " settlements_pkey|settlements_by_time|settlements_by_farmer|settlements_by_group",
        "/api/settlements?page=99&size=50,"
                + " settlements_pkey|settlements_by_time|settlements_by_farmer|settlements_by_group",
        "/api/settlements?farmer_id=6, settlements_by_farmer",
        "/api/settlements?group_id=2&from=2026-01-05&to=2026-01-06, settlements_by_group",
        "/api/settlements?status=ACTIVE&from=2026-01-05,"
                + " settlements_pkey|settlements_by_time|settlements_by_farmer|settlements_by_group",
        "/api/settlements/6, settlements_pkey|settlements_entry_pkey",
        "/api/saala/customers, saala_debtors_by_name|saala_debtors_pkey",
        "/api/saala/customers/6, saala_debtors_pkey",
        "/api/saala/customers/6/summary?date=2026-01-05, saala_debtors_pkey",
        "/api/saala/debtors, saala_debtors_by_balance|saala_debtors_pkey",
        "/api/saala/customers/6/transactions?page=1&size=5, saala_statement_by_customer",
        "/api/saala/customers/46/transactions?page=9&size=50,"
                + " saala_statement_by_customer|saala_statement_customer_pkey",
        "/api/saala/transactions/6, saala_statement_pkey",
        "/api/silk/saala-transactions-by-date-range?from_date=2026-03-02&to_date=2026-03-02, saala_statement_by_day",
        "/api/silk/credit?date=2026-01-05, saala_debtors_day_pkey|saala_debtors_day_by_customer",
        "/api/audits?size=20, audits_by_time",
        "/api/audits?size=20&cursor=MjAyNi0wMy0xMFQwMDowMDowMFogNTAw, audits_by_time",
        "/api/audits?size=20&from=2026-03-02&to=2026-03-03, audits_by_time|vendor_settings_pkey",
        "/api/audits?farmer_id=6, audits_by_farmer",
        "/api/audits?size=20&user_id=3, audits_by_user|audits_by_time",
        "/api/audits?kind=entry-corrected, audits_by_kind",
        "/api/silk/daily-collections?from_date=2026-01-01&to_date=2026-01-31, silk_day_pkey",
        "/api/silk/daily-collections/2026-01-05, silk_day_pkey",
        "/api/silk/collections, silk_day_reconciliation_pkey",
        "/api/silk/physical-digital-entries?from_date=2026-01-01, silk_day_split_pkey",
        "/api/silk/day-summary?date=2026-01-05, group_day_pkey|silk_day_pkey",
        "/api/vendor/settings, vendor_settings_pkey",
        "/api/v1/auth/me, gardeners_pkey|gardeners_profile_pkey",
        "/api/v1/favorites?email=gardener900007@garden.example, favourites_by_time|favourites_pkey",
        "/api/v1/favorites/check/6?email=gardener900007@garden.example, favourites_pkey",
        "/api/v1/guides/favorites/user?email=gardener900007@garden.example,"
                + " favourites_guide_by_time|favourites_guide_pkey",
        "/api/v1/recommendations/history, recommendation_history_question_by_time",
        "/api/v1/tracking/user/gardener900007@garden.example, instances_by_time|instances_pkey",
        "/api/v1/tracking/user/gardener900007@garden.example?status=all&page=3, instances_by_time|instances_pkey",
        "/api/v1/tracking/user/gardener900007@garden.example?status=setup&page=99, instances_by_time|instances_pkey",
        "/api/v1/tracking/user/gardener900007@garden.example/overview, instances_by_time|instances_pkey",
        "/api/v1/tracking/instance/5000006, instances_pkey|instances_by_id|growth_plans_pkey",
        "/api/v1/tracking/instance/5000006/checklist,"
                + " instances_pkey|instances_by_id|growth_plans_pkey|instances_mark_pkey",
        "/api/v1/tracking/instance/5000006/status, instances_pkey|instances_by_id",
        "/api/v1/tracking/instance/5000006/tips, instances_pkey|instances_by_id|growth_plans_pkey",
        "/api/v1/tracking/requirements/6, growth_plans_pkey",
        "/api/v1/tracking/instructions/6, growth_plans_pkey",
        "/api/v1/tracking/timeline/6, growth_plans_pkey",
        "/api/v1/guides/favorites/check/guide%206?email=gardener900007@garden.example, favourites_guide_pkey"
    })
    @DisplayName("by an index")
    void indexed(String path, String indexes) throws SQLException {
        statements.clear();
        String token = path.startsWith("/api/v1") ? token(GARDENER) : admin(MARKET);
        assertThat(get(token, path).status()).isEqualTo(200);
        List<String> plans = statements.plans();
        assertThat(plans).hasSizeBetween(1, 2);
        for (String plan : plans) {
            assertThat(plan.replace("Seq Scan on entries_change", "")).doesNotContain("Seq Scan");
            assertThat(plan).containsPattern("(using|on) (" + indexes + ")\\b");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/entries?size=21&cursor=, entries_by_day",
        "/api/entries?size=20&cursor=&from=2026-03-02&to=2026-03-09, entries_by_day",
        "/api/entries?size=20&cursor=MjAyNi0wMy0xMCA1MDA, entries_by_day",
        "/api/entries?size=20&cursor=MjAyNi0wMy0xMCA1MDA&to=2026-12-31, entries_by_day",
        "/api/entries?size=20&cursor=MjAyNi0wMy0xMCA1MDA&farmer_id=6, entries_by_farmer",
        "/api/audits?size=20&cursor=MjAyNi0wMy0xMFQwMDowMDowMFogNTAw&to=2026-12-31, audits_by_time"
    })
    @DisplayName("and a page in the middle by going there, and not past all pages before it")
    void deepPage(String path, String index) throws SQLException {
        statements.clear();
        assertThat(get(admin(MARKET), path).status()).isEqualTo(200);
        List<String> bounds = statements.plans().stream()
                .filter(plan -> plan.contains(index))
                .flatMap(String::lines)
                .filter(line -> line.contains("Index Cond: "))
                .toList();
        assertThat(bounds).singleElement().asString().contains("< ROW(").doesNotContain(" <= ", " < '");
    }

    @Test
    @DisplayName("and each farmer's lines of a patti by themselves, also when it plans without knowing the period")
    void lateralLines() throws SQLException {
        statements.clear();
        String path = "/api/reports/group-patti/6/data?from_date=2026-03-03&to_date=2026-03-29";
        assertThat(get(admin(MARKET), path).status()).isEqualTo(200);
        assertThat(statements.genericPlans().getLast())
                .contains("entries_by_farmer")
                .containsPattern("Index Cond: .*farmer_id = farmer.farmer_id")
                .doesNotContain("Join Filter");
    }

    /// 24,000 guides of forty categories; "leaf" is in every text, a number in one.
    /// 5,000 plants in each month of one zone.
    private static void fillCandidates() {
        DATABASE.jdbc().sql("""
            insert into read.recommendation_candidates
            select candidate.*
              from (select jsonb_object_agg(
                             column_name,
                             case data_type when 'text' then to_jsonb(''::text)
                                            when 'boolean' then to_jsonb(true)
                                            else to_jsonb(0) end) as nothing
                      from information_schema.columns
                     where table_schema = 'read' and table_name = 'recommendation_candidates') columns
             cross join generate_series(1000001, 1060000) n
             cross join lateral jsonb_populate_record(
                     null::read.recommendation_candidates,
                     columns.nothing || jsonb_build_object(
                             'climate_zone', 'arid', 'month', 1 + n % 12, 'plant_id', n, 'season_tenths', 10, 'sowing_months', 64,
                             'plant_name', md5(n::text), 'species_key', md5(n::text), 'days_to_maturity', 60,
                             'category', (array['flower', 'herb', 'vegetable'])[1 + n % 3])) candidate
            """).update();
    }

    @Test
    @DisplayName(
            "and what to sow among the 5,000 plants of a month in two statements, of which a month's second question"
                    + " needs one")
    void recommendations() throws SQLException {
        String asked = "{\"climate_zone\": \"arid\", \"month_now\": \"July\", \"n\": %d, \"user_preferences\": {}}";
        statements.clear();
        assertThat(post("/api/v1/recommendations", asked.formatted(8)).status()).isEqualTo(200);
        assertThat(statements.plans()).hasSize(2);
        assertThat(statements.plans().getFirst())
                .contains("recommendation_candidates_pkey")
                .doesNotContain("Seq Scan");
        statements.clear();
        assertThat(post("/api/v1/recommendations", asked.formatted(9)).status()).isEqualTo(200);
        assertThat(statements.count()).isEqualTo(1);
        assertThat(statements.rowsRead()).isLessThanOrEqualTo(9);
    }

    private static void fillGuides() {
        DATABASE.jdbc().sql("""
            insert into read.guides
            select 'Category ' || n % 40, n || '.md', 'Guide ' || n, 'Text', E'category\\nguide\\nleaf number ' || n || ' of ' || repeat('water in the morning and mulch in summer ', 12),
                   now(), now(), n
              from generate_series(1000001, 1024000) n
            """).update();
        DATABASE.jdbc()
                .sql("insert into read.guides_category select 'Category ' || n, 600, n from generate_series(0, 39) n")
                .update();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/v1/guides?size=900, guides_pkey, 2000",
        "/api/v1/guides?page=3&size=50, guides_pkey, 300",
        "/api/v1/guides?search=Number 1000777 of, guides_by_text, 50",
        "/api/v1/guides/Category 7, guides_pkey, 1300",
        "/api/v1/guides/Category 7?page=2&size=10, guides_pkey, 70",
        "/api/v1/guides/Category 7/1000007.md, guides_pkey, 1"
    })
    @DisplayName("and its guides among 24,000, in one statement and without reading the others")
    void guides(String path, String index, long rowsReadMax) throws SQLException {
        statements.clear();
        assertThat(get("", path.replace(" ", "%20")).status()).isEqualTo(200);
        List<String> plans = statements.plans();
        assertThat(plans).hasSize(1);
        String plan = plans.getFirst();
        assertThat(plan.replace("Seq Scan on guides_category", "")).doesNotContain("Seq Scan");
        assertThat(plan).containsPattern("(using|on) " + index + "\\b");
        assertThat(statements.rowsRead()).as(plan).isBetween(1L, rowsReadMax);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/v1/plants/paginated, plant_cards_search_by_name|plant_cards_pkey, 40",
        "/api/v1/plants/paginated?page=5&limit=100, plant_cards_search_by_name|plant_cards_pkey, 620",
        "/api/v1/plants/paginated?category=herb, plant_cards_search_by_category|plant_cards_pkey, 40",
        "/api/v1/plants/paginated?search=Number 1000777 of, plant_cards_search_by_text|plant_cards_pkey, 40",
        "/api/v1/plants/paginated?search=number 10007&category=herb, plant_cards_search_by_text|plant_cards_pkey, 900",
        "/api/v1/plants/paginated?page=40, plant_cards_search_by_name|plant_cards_pkey, 540",
        "/api/v1/plants?limit=50, plant_cards_search_by_name|plant_cards_pkey, 120",
        "/api/v1/plants/1000777, plant_detail_pkey|plant_detail_plan_pkey, 2",
        "/api/v1/plants/1000777/companions, plant_detail_pkey|plant_detail_plan_pkey, 2",
        "/api/v1/plants/1000777/image-url, plant_detail_pkey|plant_detail_plan_pkey, 2",
        "/api/v1/plants/1000777/all-images, plant_detail_pkey|plant_detail_plan_pkey, 2"
    })
    @DisplayName("and its plants among 50,000, in one statement and without reading the others")
    void plants(String path, String indexes, long rowsReadMax) throws SQLException {
        statements.clear();
        assertThat(get("", path.replace(" ", "%20")).status()).isEqualTo(200);
        List<String> plans = statements.plans();
        assertThat(plans).hasSize(1);
        String plan = plans.getFirst();
        assertThat(plan.replace("Seq Scan on plant_cards_count", "")).doesNotContain("Seq Scan");
        assertThat(plan).containsPattern("(using|on) (" + indexes + ")\\b");
        assertThat(statements.rowsRead()).as(plan).isBetween(1L, rowsReadMax);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/v1/tracking/user/gardener900007@garden.example?status=all&limit=50, 2000",
        "/api/v1/recommendations/history?limit=10, 1300",
        "/api/v1/tracking/instance/5000046, 2",
        "/api/v1/tracking/instance/5000046/checklist, 5",
        "/api/v1/tracking/instance/5000046/status, 1",
        "/api/v1/tracking/instance/5000046/tips, 2"
    })
    @DisplayName("and of a garden it reads, in one statement, no more than is shown or counted")
    void garden(String path, long rowsReadMax) throws SQLException {
        statements.clear();
        assertThat(get(token(GARDENER), path).status()).isEqualTo(200);
        assertThat(statements.count()).isEqualTo(1);
        assertThat(statements.rowsRead()).as(path).isBetween(1L, rowsReadMax);
    }

    @Test
    @DisplayName("and an open garden finds a gardener by his address")
    void gardenerByAddress() throws SQLException {
        statements.clear();
        var nobody = new GardenerSession(OptionalLong.empty(), "");
        assertThat(gardeners.idOf(nobody, " Gardener900007@garden.example")).isEqualTo(GARDENER.gardenerId());
        assertThat(statements.plans())
                .singleElement()
                .asString()
                .contains("gardeners_by_email")
                .doesNotContain("Seq Scan");
    }
}
