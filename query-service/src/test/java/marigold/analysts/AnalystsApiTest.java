package marigold.analysts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.market.Market;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@DisplayName("An operator, for analysts,")
class AnalystsApiTest extends QueryServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANALYSTS = "/ops/v1/analysts";

    private final Market market = newMarket();

    @Test
    @DisplayName("makes a login that sees its vendor, is told the password once, and takes it away again")
    void wholeLife() {
        sell();
        String name = "analyst_" + market.vendorId();
        JsonNode added = postAs(master(), ANALYSTS, """
            {"name": "%s", "vendors": [%d], "reason": "month's end"}
            """.formatted(name, market.vendorId()))
                .json();
        String password = added.get("password").asString();
        assertThat(password).hasSize(32);
        assertThat(added.get("connect").asString()).startsWith("postgresql://" + name + "@");
        assertThat(get(master(), ANALYSTS).body()).contains(name).doesNotContain(password);
        assertThat(get(master(), "/ops/v1/actions").body())
                .contains("analyst-add", "month's end")
                .doesNotContain(password);
        JdbcClient analyst = JdbcClient.create(
                new DriverManagerDataSource(DATABASE.url().replaceFirst("\\?.*", ""), name, password));
        assertThat(seenBy(analyst)).containsExactly(market.vendorId());

        rebuild("entries");
        assertThat(seenBy(analyst)).containsExactly(market.vendorId());
        append(market.recorded(market.ravi(), 104, market.e1().line()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(analyst.sql("select count(*) from fct_entry")
                                .query(Long.class)
                                .single())
                        .isEqualTo(4));
        for (String schema : List.of("read", "kept_entries")) {
            assertThatThrownBy(() -> analyst.sql("select * from %s.entries".formatted(schema))
                            .query()
                            .listOfRows())
                    .hasStackTraceContaining("permission denied for schema " + schema);
        }

        assertThat(postAs(master(), ANALYSTS, """
            {"name": "%s", "allVendors": true, "reason": "again"}
            """.formatted(name)).body()).contains("login-taken");
        assertThat(postAs(master(), ANALYSTS, """
            {"name": "postgres", "allVendors": true, "reason": "again"}
            """).body()).contains("login-taken");
        // Other tests share the database, and expect that nothing is kept there.
        assertThat(postAs(master(), "/ops/v1/projections/entries/retire", "{\"reason\": \"tidy\"}")
                        .status())
                .isEqualTo(200);
        String remove = ANALYSTS + "/" + name + "/remove";
        assertThat(postAs(master(), remove, "{\"reason\": \"left\"}").body()).doesNotContain(name);
        assertThat(postAs(master(), remove, "{\"reason\": \"left\"}").status()).isEqualTo(404);
        assertThat(postAs(master(), ANALYSTS + "/postgres/remove", "{\"reason\": \"no analyst's\"}")
                        .status())
                .isEqualTo(404);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from pg_roles where rolname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"Ravi; drop\", \"allVendors\": true, \"reason\": \"x\"} | name",
                "{\"name\": \"pg_ravi\", \"allVendors\": true, \"reason\": \"x\"}    | name",
                "{\"name\": \"ravi\", \"allVendors\": true}                          | reason",
                "{\"name\": \"ravi\", \"reason\": \"x\"}                             | vendors",
                "{\"name\": \"ravi\", \"vendors\": [], \"reason\": \"x\"}            | vendors",
                "{\"name\": \"ravi\", \"vendors\": [987654], \"reason\": \"x\"}      | 987654",
                "{\"name\": \"ravi\", \"vendors\": [1], \"allVendors\": true, \"reason\": \"x\"} | absent"
            })
    @DisplayName("is told what is wrong with what he asks")
    void refused(String body, String word) {
        var answered = postAs(master(), ANALYSTS, body);
        assertThat(answered.status()).as(answered.body()).isEqualTo(422);
        assertThat(answered.body()).contains(word);
    }

    @Test
    @DisplayName("takes a view away as a file, whose manifest says what it holds")
    void export() throws Exception {
        long position = sell();
        var file = postAs(master(), "/ops/v1/views/fct_entry/export", "{\"reason\": \"year's end\"}");
        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.body())
                .startsWith("vendor_id,entry_id,collected_on,")
                .contains("\n%d,%d,2026-03-01,%d,".formatted(market.vendorId(), market.id(101), market.ravi()));
        JsonNode manifest = get(master(), "/ops/v1/exports/" + file.header(ViewExportsApi.NUMBER))
                .json();
        assertThat(manifest.get("view").asString()).isEqualTo("fct_entry");
        assertThat(manifest.get("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(manifest.get("rows").asLong()).isEqualTo(file.body().lines().count() - 1);
        assertThat(manifest.get("bytes").asLong()).isEqualTo(file.body().getBytes().length);
        assertThat(manifest.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(file.body().getBytes())));
        assertThat(get(master(), "/ops/v1/views").body()).contains("fct_entry", "freshness");
    }

    @Test
    @DisplayName("gets CSV of views that exist, and nothing else")
    void noExport() {
        String path = "/ops/v1/views/fct_entry/export";
        var parquet = postAs(master(), path, "{\"format\": \"parquet\"}");
        assertThat(parquet.status()).isEqualTo(422);
        assertThat(parquet.body()).contains("must be csv");
        assertThat(postAs(master(), "/ops/v1/views/access/export", "{}").status())
                .isEqualTo(404);
        assertThat(postAs(master(), "/ops/v1/views/no_such/export", "{}").status())
                .isEqualTo(404);
        assertThat(get(master(), "/ops/v1/exports/999999").status()).isEqualTo(404);
        assertThat(postAs(admin(market), path, "{}").status()).isIn(401, 403);
        assertThat(get("", ANALYSTS).status()).isEqualTo(401);
    }

    private static List<Long> seenBy(JdbcClient analyst) {
        return analyst.sql("select distinct vendor_id from fct_entry")
                .query(Long.class)
                .list();
    }

    private void rebuild(String readModel) {
        // Not compared: other tests of this database put rows in that no event has made.
        String order = "{\"reason\": \"to see it\", \"verify\": \"none\"}";
        String id = postAs(master(), "/ops/v1/projections/" + readModel + "/rebuild", order)
                .json()
                .get("id")
                .toString();
        await().atMost(SOON)
                .until(() -> get(master(), "/ops/v1/rebuilds/" + id)
                        .json()
                        .get("state")
                        .asString()
                        .equals("SWAPPED"));
    }

    private long sell() {
        DATABASE.jdbc().sql("""
            insert into events.vendor (vendor_id, time_zone, allow_advance_overdraw,
                                       default_commission_basis_points, settlement_base, deduct_paid)
            values (:vendor, 'UTC', false, 1200, 'GROSS', true)
                on conflict do nothing
            """).param("vendor", market.vendorId()).update();
        long position = append(market.everything());
        // Also where a segment has had nothing to do.
        await().atMost(SOON)
                .until(() -> DATABASE.jdbc()
                        .sql("select position >= :position from analytics.freshness where view_name = 'fct_entry'")
                        .param("position", position)
                        .query(Boolean.class)
                        .single());
        return position;
    }
}
