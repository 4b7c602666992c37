package marigold.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The paths of the garden and whom they are for. What all gardeners share is for visitors too.
final class GardenPaths {
    static final String PLATFORM_PREFIX = "/api/v1/admin/";

    private static final List<String> VISITORS_READ = List.of(
            "/api/v1",
            "/api/v1/plants/**",
            "/api/v1/suburbs/**",
            "/api/v1/climate/**",
            "/api/v1/uhi/**",
            "/api/v1/guides/**",
            "/api/v1/tracking/requirements/{plantId}",
            "/api/v1/tracking/instructions/{plantId}",
            "/api/v1/tracking/timeline/{plantId}",
            "/api/v1/quantification-info");

    /// Questions that are too long for an address, and signing in.
    private static final List<String> VISITORS_POST = List.of(
            "/api/v1/recommendations",
            "/api/v1/recommendations-with-impact",
            "/api/v1/plant-score",
            "/api/v1/quantify-plant",
            "/api/v1/batch-quantify",
            "/api/v1/auth/register",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh");

    static final RequestMatcher VISITORS =
            new AndRequestMatcher(new NegatedRequestMatcher(path("/api/v1/guides/favorites/**")), visitors());

    static final RequestMatcher PLATFORM = path(PLATFORM_PREFIX + "**");

    /// Who somebody is cannot be told without a token, even where the garden is open.
    static final RequestMatcher ACCOUNT = path("/api/v1/auth/**");

    static final RequestMatcher GARDENERS = path("/api/v1/**");

    private GardenPaths() {}

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.pathPattern(pattern);
    }

    private static RequestMatcher visitors() {
        List<RequestMatcher> paths = new ArrayList<>();
        for (String pattern : VISITORS_READ) {
            paths.add(PathPatternRequestMatcher.pathPattern(HttpMethod.GET, pattern));
            paths.add(PathPatternRequestMatcher.pathPattern(HttpMethod.HEAD, pattern));
        }
        for (String pattern : VISITORS_POST) {
            paths.add(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, pattern));
        }
        return new OrRequestMatcher(paths);
    }
}
