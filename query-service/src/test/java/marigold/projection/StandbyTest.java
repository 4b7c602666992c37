package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import marigold.QueryServiceApplication;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

@DisplayName("A process that stands by while another applies the events")
class StandbyTest extends QueryServiceTest {
    @Test
    @DisplayName("answers from the rows as they are now, and changes no read model")
    void standby() throws Exception {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/farmers/");
        try (var standby = new SpringApplicationBuilder(QueryServiceApplication.class).run(secondsSettings());
                var http = HttpClient.newHttpClient()) {
            String url = "http://localhost:" + standby.getEnvironment().getRequiredProperty("local.server.port");
            HttpRequest.Builder farmers = HttpRequest.newBuilder(URI.create(url + "/api/farmers/"))
                    .header("Authorization", "Bearer " + admin(market));
            var first = http.send(farmers.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(first.statusCode()).isEqualTo(200);

            seen(
                    market,
                    append(new FarmerRenamed(market.vendorId(), market.ravi(), "Renamed meanwhile")),
                    "/api/farmers/");

            String etag = first.headers().firstValue("ETag").orElseThrow();
            var second = http.send(farmers.header("If-None-Match", etag).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).contains("Renamed meanwhile");

            var pausing = HttpRequest.newBuilder(URI.create(url + "/ops/v1/projections/entries/pause"))
                    .header("Authorization", "Bearer " + master())
                    .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"nobody would notice\"}"));
            var refused = http.send(pausing.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("projecting-elsewhere");
        }
    }
}
