package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import marigold.QueryServiceTest;
import marigold.security.OperatorScope;
import marigold.security.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("An operator's token")
class OperatorScopesTest extends QueryServiceTest {
    private static final String ENTRIES = "/ops/v1/projections/entries";
    private static final String REASON = "{\"reason\": \"to see what is allowed\"}";

    @Autowired
    private Tokens tokens;

    @Test
    @DisplayName("to look allows no more than that")
    void read() {
        String reader = tokens.operator(EnumSet.of(OperatorScope.READ));
        assertThat(get(reader, "/ops/v1/projections").status()).isEqualTo(200);
        for (String action : new String[] {"/verify", "/pause", "/retire"}) {
            var refused = postAs(reader, ENTRIES + action, REASON);
            assertThat(refused.status()).as(action).isEqualTo(403);
            assertThat(refused.json().get("code").asString()).isEqualTo("scope-missing");
        }
        assertThat(get(reader, "/api/admin/vendors/").status()).isEqualTo(401);
        assertThat(get(reader, "/api/entries").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("to act does not allow to drop tables, to give events up, or to look")
    void operate() {
        String acting = tokens.operator(EnumSet.of(OperatorScope.OPERATE));
        assertThat(postAs(acting, ENTRIES + "/resume", REASON).status()).isEqualTo(200);
        assertThat(postAs(acting, ENTRIES + "/retire", REASON)
                        .json()
                        .get("detail")
                        .asString())
                .contains("ops:destroy");
        assertThat(postAs(acting, "/ops/v1/dead-letters/entries/1/discard", REASON)
                        .status())
                .isEqualTo(403);
        assertThat(get(acting, "/ops/v1/projections").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("of the platform's admin allows everything")
    void everything() {
        assertThat(postAs(master(), "/ops/v1/projections/none/retire", REASON).status())
                .isEqualTo(404);
        assertThat(postAs(master(), "/ops/v1/dead-letters/entries/1/discard", REASON)
                        .status())
                .isEqualTo(404);
    }
}
