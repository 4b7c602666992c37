package marigold;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Spring's own settings as the write side needs them, below every other source, in whichever main it runs.
final class CommandServiceDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.threads.virtual.enabled", "true",
            "spring.jpa.open-in-view", "false",
            "spring.jpa.hibernate.ddl-auto", "none",
            // What the database refuses is thrown too, and is handled: mostly another request was faster.
            "logging.level.org.hibernate.orm.jdbc.error", "OFF");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("command-service defaults", DEFAULTS));
    }
}
