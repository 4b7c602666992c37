package marigold.ratelimit;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marigold.ratelimit.Buckets.Standing;
import marigold.web.Problems;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/// How much anybody may ask: each client address, more strictly where it tries to sign in, and each signed-in
/// user. Answers say what is left in the headers of the IETF's draft, `RateLimit` and `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers).
///
/// Buckets are this process's own. Preflights are not counted: the CORS filter answers them before.
public final class RateLimits {
    private static final String POLICY_HEADER = "RateLimit-Policy";
    private static final String STANDING_HEADER = "RateLimit";

    /// Whoever watches the product asks often, and must not take a refusal for an illness.
    private static final Set<String> UNLIMITED_PATHS = Set.of("/health", "/ready");

    private static final Set<String> LOGIN_PATHS = Set.of(
            "/api/auth/login",
            "/api/auth/refresh",
            "/api/admin/master-login",
            "/api/v1/auth/register",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh");

    private static final Object PLATFORM_ADMIN = "platform admin";

    private final Buckets addresses;
    private final Buckets logins;
    private final Buckets users;
    private volatile boolean lifted;

    RateLimits(RateSettings requests, LoginSettings logins, TimeMeter clock) {
        this.addresses = new Buckets("address", requests.ofAddress(), clock);
        this.logins = new Buckets("login", logins.limitPerMinute(), clock);
        this.users = new Buckets("user", requests.ofUser(), clock);
    }

    /// Goes before whatever costs something, but behind CORS, or a browser would hide the refusal from its
    /// page.
    public Filter ofAddresses() {
        return new Limit() {
            @Override
            boolean refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
                // The decoded path, as controllers are found by: an escaped letter must not lead around the limit.
                String path = request.getServletPath();
                if (UNLIMITED_PATHS.contains(path)) return false;
                String client = ClientNetwork.of(request.getRemoteAddr());
                return take(addresses, client, response)
                        || LOGIN_PATHS.contains(path) && take(logins, client, response);
            }
        };
    }

    /// Goes behind the check of the token.
    public Filter ofUsers() {
        return new Limit() {
            @Override
            boolean refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
                Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
                if (signedIn == null || !(signedIn.getPrincipal() instanceof Jwt token)) return false;
                return take(users, caller(token), response);
            }
        };
    }

    /// Takes from the caller's shares as the filters do, for an answer that does not pass them. Empty when
    /// one of them is used up: the filters then refuse.
    ///
    /// @param caller as [#caller] has it; empty for a visitor
    public Optional<Admission> admit(HttpServletRequest request, Optional<Object> caller) {
        if (lifted) return Optional.of(new Admission(List.of()));
        List<Taken> shares = new ArrayList<>(2);
        Admission admission = new Admission(shares);
        boolean admitted = admission.takes(addresses, Optional.of(ClientNetwork.of(request.getRemoteAddr())))
                && admission.takes(users, caller);
        if (admitted) return Optional.of(admission);
        admission.takeBack();
        return Optional.empty();
    }

    private record Taken(Buckets buckets, Object caller, Standing standing) {}

    /// What was taken for one request.
    public static final class Admission {
        private final List<Taken> shares;

        private Admission(List<Taken> shares) {
            this.shares = shares;
        }

        private boolean takes(Buckets buckets, Optional<Object> caller) {
            if (buckets.isOff() || caller.isEmpty()) return true;
            Standing standing = buckets.take(caller.get());
            if (standing.taken()) shares.add(new Taken(buckets, caller.get(), standing));
            return standing.taken();
        }

        /// Writes what is left.
        public void tell(HttpServletResponse response) {
            shares.forEach(share -> RateLimits.tell(share.buckets(), share.standing(), response));
        }

        /// For a request that passes the filters after all.
        public void takeBack() {
            shares.forEach(share -> share.buckets().giveBack(share.caller()));
        }
    }

    /// Whose share it is. Users and gardeners are numbered each for themselves; the platform admin has no
    /// number.
    public static Object caller(Jwt token) {
        Number user = token.getClaim("user_id");
        if (user != null) return user.longValue();
        Number gardener = token.getClaim("gardener_id");
        return gardener == null ? PLATFORM_ADMIN : "gardener " + gardener;
    }

    /// Runs what must not be limited, such as the launcher's own demo. Nobody is, meanwhile.
    public void liftWhile(Runnable work) {
        lifted = true;
        try {
            work.run();
        } finally {
            lifted = false;
        }
    }

    private abstract class Limit extends OncePerRequestFilter {
        abstract boolean refused(HttpServletRequest request, HttpServletResponse response) throws IOException;

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (lifted || !refused(request, response)) chain.doFilter(request, response);
        }
    }

    /// Whether the caller has had his share; then the answer is written.
    private static boolean take(Buckets buckets, Object caller, HttpServletResponse response) throws IOException {
        if (buckets.isOff()) return false;
        Standing standing = buckets.take(caller);
        tell(buckets, standing, response);
        if (standing.taken()) return false;
        Problems.write(response, new TooManyRequests(standing.secondsToFull()));
        return true;
    }

    private static void tell(Buckets buckets, Standing standing, HttpServletResponse response) {
        add(response, POLICY_HEADER, buckets.policy());
        add(response, STANDING_HEADER, buckets.standing(standing));
    }

    /// One line with all members, since not every client joins several.
    private static void add(HttpServletResponse response, String header, String member) {
        String before = response.getHeader(header);
        response.setHeader(header, before == null ? member : before + ", " + member);
    }
}
