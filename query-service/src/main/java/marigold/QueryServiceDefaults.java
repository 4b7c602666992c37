package marigold;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Spring's own settings as the read side needs them, below every other source, in whichever main it runs.
final class QueryServiceDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.threads.virtual.enabled", "true",
            // Inside a transaction a long list comes in pieces of this many rows.
            "spring.jdbc.template.fetch-size", "1000");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("query-service defaults", DEFAULTS));
    }
}
