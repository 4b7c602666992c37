package marigold.session;

import static org.assertj.core.api.Assertions.assertThat;

import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.security.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who is signed in")
class SessionApiTest extends QueryServiceTest {
    @Test
    @DisplayName("is what the token says")
    void me() {
        Market market = newMarket();
        assertThat(get(token(market, Session.STAFF), "/api/auth/me").body())
                .isEqualTo("{\"id\":1,\"email\":\"clerk@example.com\",\"vendor_id\":%d,\"role\":\"staff\"}"
                        .formatted(market.vendorId()));
        assertThat(get("", "/api/auth/me").status()).isEqualTo(401);
    }
}
