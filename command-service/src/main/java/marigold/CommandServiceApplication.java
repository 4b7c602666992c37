package marigold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The write side on its own port.
@SpringBootApplication(scanBasePackages = "marigold")
public class CommandServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(CommandServiceApplication.class, arguments);
    }
}
