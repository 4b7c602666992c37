package marigold.peers.spring;

import static org.assertj.core.api.Assertions.assertThat;

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

@DisplayName("The plain Spring peer, filled from the product's tables,")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PlainSpringTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String SECRET = "a secret for this test that is long enough";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE.url() + "&currentSchema=plain_spring");
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("peer.jwt-secret", () -> SECRET);
    }

    @BeforeEach
    void seed() throws IOException {
        DATABASE.jdbc()
                .sql("truncate read.vendor_settings, read.farmer_groups, read.farmer_directory, read.vehicles,"
                        + " read.entries")
                .update();
        DATABASE.jdbc().sql("""
            insert into read.vendor_settings values
              (1, 'Stall', 'Owner', '', '', 'Asia/Kolkata', 1250, 'GROSS', false, false, 1, ''),
              (2, 'Other', 'Owner', '', '', 'Asia/Kolkata', 1200, 'GROSS', false, false, 1, '');
            insert into read.farmer_groups values (1, 3, 'Kolar', null, now(), 1);
            insert into read.farmer_directory values
              (1, 5, 'F1-0001', 'Asha', 3, 'Kolar', '', 'Kolar Taluk', null, 25000, now(), 1);
            insert into read.vehicles values (1, 7, 'KA-07-0001', 'Kolar Tempo', '', 'Kolar Tempo', now(), 1);
            insert into read.entries values
              (1, 51, '2026-03-02', 5, 'Asha', 'Kolar Taluk', 3, 'Kolar', 7, 'KA-07-0001', 'Kolar Tempo', 'MAL', 'Mallige',
               10500, 45000, 200, 472500, 2100, 1500, 0, 468900, 10000, '', 1, null, 1, ''),
              (1, 52, '2026-03-01', 5, 'Asha', 'Kolar Taluk', 3, 'Kolar', null, '', '', 'MAL', 'Mallige',
               330, 3333, 0, 1100, 0, 0, 0, 1100, 0, 'wet', 1, null, 2, '');
            """).update();
        DATABASE.jdbc().sql(Files.readString(Path.of("seed.sql"))).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    @DisplayName("lists a farmer's entries as the product does")
    void list() {
        assertThat(get("/api/farmers/5/transactions?from=1970-01-01&to=2026-03-31"))
                .isEqualTo(JSON.readTree("""
                    [{"id":52,"date":"2026-03-01","vehicle":"","vehicle_number":"","itemCode":"MAL","itemName":"Mallige","qty":0.33,
                      "rate":33.33,"laguage":0.00,"luggage":0.00,"coolie":0.00,"transport":0.00,"paidAmt":0.00,"remarks":"wet",
                      "farmer_id":5,"group_id":3,"gross":11.00,"total_labour":0.00,"line_total":11.00,"is_locked":false,
                      "settlement_id":null,"version":2},
                     {"id":51,"date":"2026-03-02","vehicle":"Kolar Tempo","vehicle_number":"KA-07-0001","itemCode":"MAL",
                      "itemName":"Mallige","qty":10.50,"rate":450.00,"laguage":2.00,"luggage":2.00,"coolie":15.00,"transport":0.00,
                      "paidAmt":100.00,"remarks":"","farmer_id":5,"group_id":3,"gross":4725.00,"total_labour":21.00,
                      "line_total":4689.00,"is_locked":false,"settlement_id":null,"version":1}]
                    """));
    }

    @Test
    @DisplayName("shows nobody another vendor's farmer, and nobody anything who is not signed in")
    void tenants() {
        assertThat(send(request("/api/farmers/5/transactions?from=1970-01-01&to=2026-03-31", 2))
                        .statusCode())
                .isEqualTo(404);
        var unsigned = HttpRequest.newBuilder(uri("/api/farmers/5/transactions?from=1970-01-01&to=2026-03-31"));
        assertThat(send(unsigned).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("stores a posted entry with its amounts, and lists it")
    void post() {
        var answer = send(request("/api/farmers/5/transactions", 1)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                    {"vehicle":"Kolar Tempo","itemCode":"MAL","itemName":"Mallige","qty":5.55,"rate":"33.33","laguage":2,
                     "coolie":15,"paidAmt":100,"remarks":""}
                    """)));
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode entry = JSON.readTree(answer.body());
        assertThat(entry.at("/gross").decimalValue()).isEqualByComparingTo("184.98");
        assertThat(entry.at("/line_total").decimalValue()).isEqualByComparingTo("158.88");
        assertThat(entry.at("/version").intValue()).isOne();
        assertThat(get("/api/farmers/5/transactions?from=1970-01-01&to=2100-01-01")
                        .valueStream())
                .hasSize(3)
                .contains(entry);
    }

    @Test
    @DisplayName("reports the month's sales and a group's slips, whose shares of the commission add up")
    void reports() {
        JsonNode sales = get("/api/reports/daily-sales?from_date=2026-03-01&to_date=2026-03-31");
        assertThat(sales.at("/data")).hasSize(2);
        assertThat(sales.at("/totals/amount").decimalValue()).isEqualByComparingTo("4736.00");
        JsonNode patti = get("/api/reports/group-patti/3/data?from_date=2026-03-01&to_date=2026-03-31");
        JsonNode farmer = patti.at("/farmers/0");
        assertThat(farmer.at("/totals/commission_percent").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(farmer.at("/totals/commission").decimalValue()).isEqualByComparingTo("592.00");
        assertThat(farmer.at("/rows/0/commission").decimalValue()).isEqualByComparingTo("1.38");
        assertThat(farmer.at("/rows/1/commission").decimalValue()).isEqualByComparingTo("590.62");
        assertThat(farmer.at("/advance_balance").decimalValue()).isEqualByComparingTo("250.00");
        assertThat(patti.at("/metadata/group_name").stringValue()).isEqualTo("Kolar");
    }

    private JsonNode get(String path) {
        var answer = send(request(path, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, long vendorId) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token(vendorId));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    private static String token(long vendorId) {
        var key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new NimbusJwtEncoder(new ImmutableSecret<>(key))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(),
                        JwtClaimsSet.builder().claim("vendor_id", vendorId).build()))
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
