package marigold.standalone;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Both services in one context: every bean of command-service, query-service, shared-web and db.
@SpringBootApplication(scanBasePackages = "marigold")
class StandaloneApplication {
    static ConfigurableApplicationContext run(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        // First, so that a stray environment variable cannot point the embedded product at another database.
        environment.getPropertySources().addFirst(new MapPropertySource("launcher", properties));
        var application = new SpringApplication(StandaloneApplication.class);
        application.setEnvironment(environment);
        // Both sides have a VendorSettingsApi, and each is right.
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        // HTTP must end before PostgreSQL does, and hooks of the JVM run in no order: the launcher has the only one.
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    /// Empty when it was switched off.
    static Optional<String> managementPortOf(ConfigurableApplicationContext context) {
        return Optional.ofNullable(context.getEnvironment().getProperty("local.management.port"));
    }

    static int portOf(ConfigurableApplicationContext context) {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }
}
