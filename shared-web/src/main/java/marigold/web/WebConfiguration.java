package marigold.web;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.UrlHandlerFilter;

/// What holds for every path: both slash forms, and browsers of the allowed origins.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, LogSettings.class})
class WebConfiguration {
    /// Headers that a browser hides from scripts unless they are named.
    private static final List<String> EXPOSED_HEADERS = List.of(
            "Consistency-Token",
            "ETag",
            "Idempotent-Replayed",
            "Link",
            "Location",
            "Note",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Stale",
            "X-Request-ID",
            "X-Total-Count");

    private static final String UNLIMITED = "-1";
    private static final String WRITE_BUFFER_BYTES = "32768";

    /// Existing front ends end most paths in a slash and some not; both forms are the same path.
    @Bean
    FilterRegistrationBean<Filter> slashes() {
        var registration = new FilterRegistrationBean<Filter>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /// Tomcat's own error page is HTML and names its version.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedByContainer.class.getName());
            }
        });
    }

    /// A connection is kept for as long as its client wants; Tomcat would end it after a hundred requests. An
    /// answer of a few dozen rows goes out in one piece.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> keptConnections() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxKeepAliveRequests", UNLIMITED);
            connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER_BYTES);
        });
    }

    /// Whoever is reached through a proxy is known by the address that the proxy says, and only a proxy that
    /// the operator named is believed.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> addressesBehindProxies(WebSettings settings) {
        return factory -> {
            if (settings.trustedProxies().isEmpty()) return;
            RemoteIpValve addresses = new RemoteIpValve();
            addresses.setInternalProxies(String.join(",", settings.trustedNetworks()));
            addresses.setRemoteIpHeader("X-Forwarded-For");
            addresses.setProtocolHeader(null);
            factory.addEngineValves(addresses);
        };
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(WebSettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.corsOrigins());
        cors.setAllowCredentials(true);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Consistency-Token",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Prefer",
                "X-Request-ID"));
        cors.setExposedHeaders(EXPOSED_HEADERS);
        cors.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }

    /// Spring Security takes the filter of this name.
    @Bean
    CorsFilter corsFilter(CorsConfigurationSource corsConfigurationSource) {
        CorsFilter filter = new CorsFilter(corsConfigurationSource);
        filter.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                Problems.write(
                        ((ServletServerHttpResponse) response).getServletResponse(),
                        403,
                        "origin-not-allowed",
                        "Pages of this origin may not call Marigold; MARIGOLD_CORS_ORIGINS lists those that may.");
            }
        });
        return filter;
    }
}
