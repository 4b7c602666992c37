package marigold;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The write side on its own port.
@SpringBootApplication(scanBasePackages = "marigold")
public class CommandServiceApplication {
    public static void main(String[] arguments) {
        var application = new SpringApplication(CommandServiceApplication.class);
        // Whoever runs services has something that collects their logs.
        application.setDefaultProperties(Map.of("marigold.log.format", "json"));
        application.run(arguments);
    }
}
