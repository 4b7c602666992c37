package marigold.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@DisplayName("The log")
class LogFormatTest {
    private static final String CONSOLE = "logging.structured.format.console";

    @Test
    @DisplayName("is JSON where that is asked for, and text otherwise; a launcher's console stays text")
    void format() {
        assertThat(environment(Map.of()).getProperty(CONSOLE)).isNull();
        StandardEnvironment json = environment(Map.of("marigold.log.format", "json"));
        assertThat(json.getProperty(CONSOLE)).isEqualTo("ecs");
        assertThat(json.getProperty("logging.structured.format.file")).isEqualTo("ecs");
        assertThat(environment(Map.of("marigold.log.format", "json", CONSOLE, ""))
                        .getProperty(CONSOLE))
                .isEmpty();
    }

    private static StandardEnvironment environment(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new EnvironmentNames().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
