package marigold.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import marigold.command.Actor;
import marigold.refusal.InvalidRequest;
import marigold.security.GardenerSession;
import marigold.security.Session;
import marigold.web.ConsistencyToken;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a controller's method take the [WriteRequest].
@Component
final class WriteRequestParameter implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WriteRequest.class;
    }

    @Override
    public WriteRequest resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        KnownWriters.requireNotFailed(request);
        KnownWriters.note(request);
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return of(
                request,
                actor(),
                query == null ? path : path + "?" + query,
                request.getInputStream().readAllBytes());
    }

    /// @param target path and query, as controllers see them
    static WriteRequest of(HttpServletRequest request, Actor actor, String target, byte[] body) {
        return new WriteRequest(
                actor,
                key(request),
                request.getMethod(),
                target,
                new Precondition(ifMatch(request)),
                ConsistencyToken.ofCookie(request),
                body);
    }

    private static Optional<String> ifMatch(HttpServletRequest request) {
        List<String> tags = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        return tags.isEmpty() ? Optional.empty() : Optional.of(String.join(",", tags));
    }

    private static Actor actor() {
        return Session.ifVendors()
                .map(Actor::of)
                .or(() -> GardenerSession.ifSignedIn().map(Actor::of))
                .orElseGet(() -> Session.isPlatforms() ? Actor.PLATFORM : Actor.ANYBODY);
    }

    private static Optional<String> key(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(KEY_HEADER));
        if (keys.isEmpty()) return Optional.empty();
        if (keys.size() == 1 && KEY.matcher(keys.getFirst()).matches()) return Optional.of(keys.getFirst());
        throw new InvalidRequest(KEY_HEADER, "must be 1 to 200 visible ASCII characters");
    }
}
