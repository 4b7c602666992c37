package marigold.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import marigold.caches.Caches;
import marigold.ratelimit.RateLimits;
import marigold.refusal.InvalidRequest;
import marigold.web.DisguisedFolders;
import marigold.web.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.CorsFilter;

/// Who may call what: open paths, the platform's (`/api/admin`), its operators' (`/ops`), the garden's
/// ([GardenPaths]), and everything else for a vendor's users. Refusals use the predecessor's texts, which
/// existing front ends show.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, GardenSettings.class})
class SecurityConfiguration {
    private static final String MASTER_PATHS = "/api/admin/";
    private static final String OPERATORS_PATHS = "/ops/v1/";

    private static final String[] OPEN_PATHS = {
        "/",
        "/error",
        "/health",
        "/health/database",
        "/ready",
        "/api/auth/login",
        "/api/auth/refresh",
        "/api/auth/register",
        "/api/auth/signup",
        "/api/admin/master-login",
        "/ops"
    };

    /// Of the operators' page, which holds nothing; what it shows is below [#OPERATORS_PATHS].
    private static final String PAGE_FILES = "/ops/*";

    private static final Set<String> OPEN = Set.of(OPEN_PATHS);
    private static final BearerTokens BEARER = new BearerTokens();

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Without it, every filter of the chain is an observation of its own: a third of what a cached answer
    /// cost (profiled with JFR), for figures that the request's own already has.
    @Bean
    SecurityObservationSettings observedOnce() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Tokens tokens(SecuritySettings settings, Clock clock) {
        return new Tokens(settings, clock);
    }

    /// Reads access tokens only: a refresh token is none (B23).
    @Bean
    JwtDecoder accessTokens(Tokens tokens, Clock clock, Caches caches) {
        JwtDecoder decoder = token -> {
            Jwt jwt = tokens.decoder().decode(token);
            if (Tokens.ACCESS.equals(jwt.getClaimAsString("type"))) return jwt;
            OAuth2Error error = new OAuth2Error("invalid_token", "not an access token", null);
            throw new JwtValidationException(
                    "not an access token",
                    OAuth2TokenValidatorResult.failure(error).getErrors());
        };
        return new VerifiedTokens(decoder, clock, caches);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, JwtDecoder accessTokens, RateLimits limits, GardenSettings garden) throws Exception {
        JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();
        authorities.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::authorities);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(Customizer.withDefaults())
                .addFilterAfter(limits.ofAddresses(), CorsFilter.class)
                .addFilterAfter(limits.ofUsers(), BearerTokenAuthenticationFilter.class)
                .headers(headers -> headers.frameOptions(frames -> frames.deny())
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'"))
                        .referrerPolicy(Customizer.withDefaults())
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                        .cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> authorize(requests, garden))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(SecurityConfiguration::bearerToken)
                        .jwt(jwt -> jwt.decoder(accessTokens).jwtAuthenticationConverter(authorities))
                        .authenticationEntryPoint(SecurityConfiguration::unauthenticated)
                        .accessDeniedHandler((request, response, _) -> wrongToken(request, response)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::unauthenticated)
                        .accessDeniedHandler((request, response, _) -> wrongToken(request, response)))
                .build();
    }

    private static List<GrantedAuthority> authorities(Jwt token) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority(String.valueOf(token.getClaimAsString("role"))));
        if (token.hasClaim(OperatorScope.CLAIM)) {
            for (String scope : token.getClaimAsString(OperatorScope.CLAIM).split(" ")) {
                authorities.add(new SimpleGrantedAuthority(scope));
            }
        }
        return authorities;
    }

    private static AuthorizationDecision operates(Authentication asking, HttpServletRequest request) {
        String needed = OperatorScope.neededFor(request).text();
        return new AuthorizationDecision(
                asking.getAuthorities().stream().anyMatch(authority -> needed.equals(authority.getAuthority())));
    }

    /// What the firewall takes for an attack is answered like any unknown name, where only the address is
    /// odd.
    @Bean
    RequestRejectedHandler disguisedFolders() {
        RequestRejectedHandler others = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (DisguisedFolders.isIn(request.getRequestURI())) {
                Problems.write(response, DisguisedFolders.unknown());
            } else {
                others.handle(request, response, rejected);
            }
        };
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            GardenSettings garden) {
        requests.requestMatchers(OPEN_PATHS).permitAll();
        requests.requestMatchers(PAGE_FILES).permitAll();
        requests.requestMatchers(GardenPaths.VISITORS).permitAll();
        requests.requestMatchers(MASTER_PATHS + "**").hasAuthority(Session.MASTER_ADMIN);
        requests.requestMatchers(OPERATORS_PATHS + "**")
                .access((asking, context) -> operates(asking.get(), context.getRequest()));
        requests.requestMatchers(GardenPaths.PLATFORM).hasAuthority(Session.MASTER_ADMIN);
        requests.requestMatchers(GardenPaths.ACCOUNT).hasAuthority(GardenerSession.GARDENER);
        var gardeners = requests.requestMatchers(GardenPaths.GARDENERS);
        if (garden.open()) {
            gardeners.permitAll();
        } else {
            gardeners.hasAuthority(GardenerSession.GARDENER);
        }
        requests.anyRequest().hasAnyAuthority(Session.VENDOR_ADMIN, Session.STAFF);
    }

    /// Open paths ignore tokens: a front end may still send an expired one when it signs in again.
    private static String bearerToken(HttpServletRequest request) {
        boolean ignored = OPEN.contains(request.getRequestURI()) || GardenPaths.VISITORS.matches(request);
        return ignored ? null : BEARER.resolve(request);
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            wrongToken(request, response);
        } else if (request.getRequestURI().startsWith(MASTER_PATHS)) {
            Problems.write(response, new InvalidRequest("authorization", "is required"));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problems.write(response, 401, "unauthenticated", "Not authenticated");
        }
    }

    private static boolean isOperator() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null
                && asking.getAuthorities().stream()
                        .anyMatch(authority -> Session.OPERATOR.equals(authority.getAuthority()));
    }

    /// A token of the other kind is as good as none, and says nothing about what exists.
    private static void wrongToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.startsWith(OPERATORS_PATHS) && isOperator()) {
            Problems.write(response, new ScopeMissing(OperatorScope.neededFor(request)));
            return;
        }
        boolean master = path.startsWith(MASTER_PATHS)
                || path.startsWith(OPERATORS_PATHS)
                || path.startsWith(GardenPaths.PLATFORM_PREFIX);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        Problems.write(
                response,
                401,
                "unauthenticated",
                master ? "Invalid or expired master token" : "Could not validate credentials");
    }
}
