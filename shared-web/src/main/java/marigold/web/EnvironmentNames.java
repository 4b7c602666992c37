package marigold.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Environment variables that are named after what they do, not after the record that reads them, and
/// settings that every process of ours needs. All of it stands below every other source.
final class EnvironmentNames implements EnvironmentPostProcessor {
    private static final Map<String, String> NAMES = Map.of(
            "MARIGOLD_JWT_SECRET", "marigold.security.jwt-secret",
            "MARIGOLD_MASTER_USERNAME", "marigold.security.master-username",
            "MARIGOLD_MASTER_PASSWORD", "marigold.security.master-password",
            "MARIGOLD_CORS_ORIGINS", "marigold.web.cors-origins");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("logging.pattern.level", "%5p [%X{requestId:-}]");
        if (environment.getProperty("marigold.log.format", "").equals(LogSettings.JSON)) {
            settings.put("logging.structured.format.console", "ecs");
            settings.put("logging.structured.format.file", "ecs");
            settings.put("logging.structured.ecs.service.name", "marigold");
        }
        NAMES.forEach((variable, property) -> {
            String value = environment.getProperty(variable);
            if (value != null) settings.put(property, value);
        });
        environment.getPropertySources().addLast(new MapPropertySource("marigold", settings));
    }
}
