package marigold.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;

/// Counts requests that do not pass Spring's own observation as that does.
public final class RequestTimers {
    private RequestTimers() {}

    /// That of requests as this one, which a controller has answered, for answers without a failure.
    public static Timer of(HttpServletRequest request, HttpStatus status, MeterRegistry meters) {
        return Timer.builder("http.server.requests")
                .tags("error", "none", "exception", "none", "method", request.getMethod())
                .tags("outcome", status.is3xxRedirection() ? "REDIRECTION" : "SUCCESS")
                .tags("status", Integer.toString(status.value()))
                .tags("uri", String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                .register(meters);
    }
}
