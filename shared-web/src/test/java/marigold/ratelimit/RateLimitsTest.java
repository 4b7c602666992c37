package marigold.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@DisplayName("Of the requests of a minute")
class RateLimitsTest {
    private static final String AT_HOME = "203.0.113.7";
    private static final String ELSEWHERE = "203.0.113.8";
    private static final String LIST = "/api/farmers";
    private static final String LOGIN = "/api/auth/login";
    private static final int OK = 200;
    private static final int REFUSED = 429;

    private final ManualClock clock = new ManualClock();
    private final RateLimits limits = limits(List.of(3, 5), 2);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    @DisplayName("one address may send so many, and no more until its minute is over")
    void addresses() {
        for (int i = 0; i < 5; i++) assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
        clock.pass(Duration.ofSeconds(59));
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(REFUSED);
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("the first begins the minute, however long it was quiet before")
    void minuteBeginsWithFirst() {
        ask(AT_HOME, LIST);
        clock.pass(Duration.ofSeconds(119));
        for (int i = 0; i < 5; i++) assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
        clock.pass(Duration.ofSeconds(2));
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("another address, and another user, may send as many")
    void others() {
        for (int i = 0; i < 6; i++) ask(AT_HOME, LIST);
        assertThat(ask(ELSEWHERE, LIST).getStatus()).isEqualTo(OK);
        signIn(1);
        for (int i = 0; i < 4; i++) askAsUser();
        assertThat(askAsUser().getStatus()).isEqualTo(REFUSED);
        signIn(2);
        assertThat(askAsUser().getStatus()).isEqualTo(OK);
    }

    @Test
    @DisplayName("answers that are known take their share too, until the filters refuse")
    void known() {
        Optional<Object> user = Optional.of(1L);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", LIST);
        request.setRemoteAddr(AT_HOME);
        for (int i = 0; i < 3; i++) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            limits.admit(request, user).orElseThrow().tell(response);
            assertThat(response.getHeader("RateLimit"))
                    .startsWith("\"address\";r=" + (4 - i) + ";")
                    .contains("\"user\";r=" + (2 - i) + ";");
        }
        assertThat(limits.admit(request, user)).isEmpty();
        assertThat(ask(AT_HOME, LIST).getHeader("RateLimit"))
                .as("who is refused for one share has not taken of the other")
                .startsWith("\"address\";r=1;");
        ask(AT_HOME, LIST);
        assertThat(limits.admit(request, Optional.of(2L))).isEmpty();
        signIn(2);
        assertThat(askAsUser().getHeader("RateLimit")).startsWith("\"user\";r=2;");
    }

    @Test
    @DisplayName("answers that are known give back what they took when they pass the filters after all")
    void takenBack() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", LIST);
        request.setRemoteAddr(AT_HOME);
        for (int i = 0; i < 20; i++) {
            limits.admit(request, Optional.of(1L)).orElseThrow().takeBack();
        }
        assertThat(ask(AT_HOME, LIST).getHeader("RateLimit")).startsWith("\"address\";r=4;");
        signIn(1);
        assertThat(askAsUser().getHeader("RateLimit")).startsWith("\"user\";r=2;");
    }

    @Test
    @DisplayName("a gardener may send as many, whichever vendor's user has his number")
    void gardeners() {
        signIn(1);
        for (int i = 0; i < 3; i++) askAsUser();
        signIn(Jwt.withTokenValue("token").header("alg", "HS256").claim("gardener_id", 1L));
        for (int i = 0; i < 3; i++) assertThat(askAsUser().getStatus()).isEqualTo(OK);
        assertThat(askAsUser().getStatus()).isEqualTo(REFUSED);
        signIn(Jwt.withTokenValue("token").header("alg", "HS256").claim("gardener_id", 2L));
        assertThat(askAsUser().getStatus()).isEqualTo(OK);
        for (String path : new String[] {"register", "login"}) {
            assertThat(ask(AT_HOME, "/api/v1/auth/" + path).getStatus()).isEqualTo(OK);
        }
        assertThat(ask(AT_HOME, "/api/v1/auth/refresh").getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("the platform admin has a limit too, and somebody without a login none as a user")
    void platformAdmin() {
        for (int i = 0; i < 10; i++) assertThat(askAsUser().getStatus()).isEqualTo(OK);
        signIn(Jwt.withTokenValue("token").header("alg", "HS256").subject("master_admin"));
        for (int i = 0; i < 3; i++) assertThat(askAsUser().getStatus()).isEqualTo(OK);
        assertThat(askAsUser().getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("fewer may be logins, and those that are too many leave the others alone")
    void logins() {
        assertThat(ask(AT_HOME, LOGIN).getStatus()).isEqualTo(OK);
        assertThat(ask(AT_HOME, "/api/admin/master-login").getStatus()).isEqualTo(OK);
        assertThat(ask(AT_HOME, "/api/auth/refresh").getStatus()).isEqualTo(REFUSED);
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
        assertThat(ask(ELSEWHERE, LOGIN).getStatus()).isEqualTo(OK);
    }

    @Test
    @DisplayName("each answer says how many are left, and a refusal when to come back")
    void headers() throws IOException {
        MockHttpServletResponse first = ask(AT_HOME, LOGIN);
        assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"address\";q=5;w=60, \"login\";q=2;w=60");
        assertThat(first.getHeader("RateLimit")).isEqualTo("\"address\";r=4;t=60, \"login\";r=1;t=60");
        assertThat(first.getHeader("Retry-After")).isNull();
        ask(AT_HOME, LOGIN);
        clock.pass(Duration.ofMillis(20_500));
        MockHttpServletResponse refused = ask(AT_HOME, LOGIN);
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"address\";r=2;t=40, \"login\";r=0;t=40");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("40");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString())
                .contains("\"detail\":\"Too many requests. Please try again later.\"")
                .contains("\"error\":\"Too many requests. Please try again later.\"")
                .contains("\"code\":\"too-many-requests\"")
                .contains("\"retry_after\":40");
    }

    @Test
    @DisplayName("all are answered when the limit is 0, and none is counted")
    void off() {
        RateLimits none = limits(List.of(0), 0);
        for (int i = 0; i < 100; i++) {
            MockHttpServletResponse answer = send(none.ofAddresses(), AT_HOME, LOGIN);
            assertThat(answer.getStatus()).isEqualTo(OK);
            assertThat(answer.getHeader("RateLimit")).isNull();
        }
    }

    @Test
    @DisplayName("a single limit holds for users and addresses alike")
    void single() {
        RateLimits same = limits(List.of(2), 0);
        signIn(1);
        for (int i = 0; i < 2; i++) {
            assertThat(send(same.ofAddresses(), AT_HOME, LIST).getStatus()).isEqualTo(OK);
            assertThat(send(same.ofUsers(), AT_HOME, LIST).getStatus()).isEqualTo(OK);
        }
        assertThat(send(same.ofAddresses(), AT_HOME, LIST).getStatus()).isEqualTo(REFUSED);
        assertThat(send(same.ofUsers(), ELSEWHERE, LIST).getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("those of whoever watches the product are not counted")
    void health() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(AT_HOME, "/health").getStatus()).isEqualTo(OK);
            assertThat(ask(AT_HOME, "/ready").getHeader("RateLimit")).isNull();
        }
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
    }

    @Test
    @DisplayName("those sent while limits are lifted are not counted, and afterwards all are")
    void lifted() {
        limits.liftWhile(() -> {
            for (int i = 0; i < 10; i++)
                assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(OK);
        });
        for (int i = 0; i < 5; i++) ask(AT_HOME, LIST);
        assertThat(ask(AT_HOME, LIST).getStatus()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("exactly the limit is answered when all come at once")
    void atOnce() throws Exception {
        RateLimits many = limits(List.of(300), 0);
        AtomicInteger answered = new AtomicInteger();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                all.add(clients.submit(() -> {
                    if (send(many.ofAddresses(), AT_HOME, LIST).getStatus() == OK) answered.incrementAndGet();
                }));
            }
            for (Future<?> one : all) one.get();
        }
        assertThat(answered).hasValue(300);
    }

    @Test
    @DisplayName("no more callers are remembered than a bounded number, and none for longer than a minute")
    void bounded() {
        Buckets buckets = new Buckets("address", 3, clock);
        for (int i = 0; i < 150_000; i++) buckets.take("198.51.100." + i);
        assertThat(buckets.callers()).isLessThanOrEqualTo(50_000);
        clock.pass(Duration.ofMinutes(1));
        buckets.take(AT_HOME);
        assertThat(buckets.callers()).isEqualTo(1);
    }

    @Test
    @DisplayName("those of one IPv6 network are those of one client")
    void networks() {
        assertThat(ClientNetwork.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:2::9"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::9"));
        assertThat(ClientNetwork.of("::ffff:203.0.113.7")).isEqualTo(AT_HOME);
        assertThat(ClientNetwork.of(AT_HOME)).isEqualTo(AT_HOME);
        assertThat(ClientNetwork.of("not:an:address")).isEqualTo("not:an:address");
    }

    @Test
    @DisplayName("no limit is negative, and there are two at most")
    void settings() {
        for (List<Integer> wrong : List.of(List.<Integer>of(), List.of(-1), List.of(1, 2, 3))) {
            assertThatThrownBy(() -> new RateSettings(wrong)).hasMessageContaining("MARIGOLD_RATE_LIMIT_PER_MINUTE");
        }
        assertThatThrownBy(() -> new LoginSettings(-1)).hasMessageContaining("MARIGOLD_LOGIN_LIMIT_PER_MINUTE");
    }

    private RateLimits limits(List<Integer> requests, int logins) {
        return new RateLimits(new RateSettings(requests), new LoginSettings(logins), clock);
    }

    private MockHttpServletResponse ask(String address, String path) {
        return send(limits.ofAddresses(), address, path);
    }

    private MockHttpServletResponse askAsUser() {
        return send(limits.ofUsers(), AT_HOME, LIST);
    }

    private static MockHttpServletResponse send(Filter filter, String address, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            filter.doFilter(request, response, (_, _) -> {});
        } catch (IOException | ServletException failed) {
            throw new AssertionError(failed);
        }
        return response;
    }

    private static void signIn(long user) {
        signIn(Jwt.withTokenValue("token").header("alg", "HS256").claim("user_id", user));
    }

    private static void signIn(Jwt.Builder token) {
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token.build()));
    }

    private static final class ManualClock implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
