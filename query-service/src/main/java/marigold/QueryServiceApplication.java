package marigold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The read side on its own port.
@SpringBootApplication(scanBasePackages = "marigold")
public class QueryServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(QueryServiceApplication.class, arguments);
    }
}
