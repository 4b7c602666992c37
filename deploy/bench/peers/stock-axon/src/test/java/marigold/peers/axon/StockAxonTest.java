package marigold.peers.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import marigold.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The stock Axon peer, filled from the product's tables,")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StockAxonTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String SECRET = "a secret for this test that is long enough";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What one event and what another one never have in common.
    private static final String IDENTIFIERS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|<entryId>51</entryId>";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.jdbc().sql("create schema stock_axon").update();
        registry.add("spring.datasource.url", () -> DATABASE.url() + "&currentSchema=stock_axon");
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("peer.jwt-secret", () -> SECRET);
    }

    @BeforeEach
    void seed() throws IOException {
        DATABASE.jdbc()
                .sql("truncate read.farmer_directory, read.vehicles, read.entries")
                .update();
        DATABASE.jdbc().sql("""
            insert into read.farmer_directory values
              (1, 5, 'F1-0001', 'Asha', 3, 'Kolar', '', 'Kolar Taluk', null, 25000, now(), 1);
            insert into read.vehicles values (1, 7, 'KA-07-0001', 'Kolar Tempo', '', 'Kolar Tempo', now(), 1);
            insert into read.entries values
              (1, 51, '2026-03-02', 5, 'Asha', 'Kolar Taluk', 3, 'Kolar', 7, 'KA-07-0001', 'Kolar Tempo', 'MAL', 'Mallige',
               10500, 45000, 200, 472500, 2100, 1500, 0, 468900, 10000, '', 1, null, 1, ''),
              (1, 52, '2026-03-01', 5, 'Asha', 'Kolar Taluk', null, '', null, '', '', 'MAL', 'Mallige',
               330, 3333, 0, 1100, 0, 0, 0, 1100, 0, 'wet', 1, null, 2, '');
            """).update();
        project("stop");
        DATABASE.jdbc().sql(Files.readString(Path.of("seed.sql"))).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    @DisplayName("replays the product's entries into the same rows")
    void replay() {
        project("replay");
        await().atMost(PATIENCE).until(() -> standing().at("/position").longValue() == 3);
        assertThat(differences()).isZero();
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    @DisplayName("replays however soon after its start it was stopped")
    void stoppedWhileItStarts() {
        for (int i = 0; i < 15; i++) {
            project("start");
            LockSupport.parkNanos(i * 300_000L);
            project("stop");
        }
        project("replay");
        await().atMost(PATIENCE).until(() -> standing().at("/position").longValue() > 0);
    }

    @Test
    @DisplayName("stores a posted entry in the form that the seed has, and projects it")
    void post() {
        project("skip");
        project("start");
        var answer = send(request("/api/farmers/5/transactions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                    {"vehicle":"Kolar Tempo","date":"2026-03-02","itemCode":"MAL","itemName":"Mallige","qty":10.5,"rate":450,
                     "laguage":2,"coolie":15,"paidAmt":100,"remarks":""}
                    """)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JSON.readTree(answer.body()).at("/line_total").decimalValue())
                .isEqualByComparingTo("4689.00");
        assertThat(stored(3)).isEqualTo(stored(1));
        await().atMost(PATIENCE).until(() -> entries() == 1);
    }

    /// The event with that number in the farmer's account, without its identifiers.
    private static List<String> stored(int sequenceNumber) {
        return DATABASE.jdbc().sql("""
            select concat_ws(' ', type, aggregate_identifier, payload_type, payload_revision,
                   convert_from(lo_get(payload), 'UTF8'), convert_from(lo_get(meta_data), 'UTF8'))
              from stock_axon.domain_event_entry
             where sequence_number = ?
            """).param(sequenceNumber).query(String.class).list().stream()
                .map(text -> text.replaceAll(IDENTIFIERS, "…").replace("<entryId>…</entryId>", "…"))
                .toList();
    }

    private static long entries() {
        return DATABASE.jdbc()
                .sql("select count(*) from stock_axon.entry")
                .query(Long.class)
                .single();
    }

    private static long differences() {
        return DATABASE.jdbc().sql("""
            select count(*)
              from read.entries expected
              full join stock_axon.entry actual on actual.entry_id = expected.entry_id::text
             where (expected.vendor_id, expected.farmer_id, expected.group_id, expected.collected_on, expected.vehicle_id,
                    expected.item_code, expected.quantity_grams, expected.line_total_paise, expected.remarks)
                   is distinct from
                   (actual.vendor_id, actual.farmer_id, actual.group_id, actual.collected_on, actual.vehicle_id,
                    actual.item_code, actual.quantity_grams, actual.line_total_paise, actual.remarks)
            """).query(Long.class).single();
    }

    private void project(String verb) {
        var answer = send(request("/projection/" + verb).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode standing() {
        return JSON.readTree(send(request("/projection")).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Authorization", "Bearer " + token());
    }

    private static String token() {
        var key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new NimbusJwtEncoder(new ImmutableSecret<>(key))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(),
                        JwtClaimsSet.builder().claim("vendor_id", 1).build()))
                .getTokenValue();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
