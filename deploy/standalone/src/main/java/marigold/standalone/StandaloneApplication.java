package marigold.standalone;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Both services in one context: every bean of command-service, query-service, shared-web and db. As
/// `@SpringBootApplication`, but for the classes within others, none of which is a bean: to read them would
/// double a scan that is a tenth of a start.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "marigold",
        resourcePattern = StandaloneApplication.TOP_LEVEL,
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
class StandaloneApplication {
    static final String TOP_LEVEL = "**/{name:[^$]+}.class";

    static ConfigurableApplicationContext run(Map<String, Object> properties, PropertySource<?> database) {
        var environment = new StandardEnvironment();
        // First, so that a stray environment variable cannot point the embedded product at another database.
        environment.getPropertySources().addFirst(new MapPropertySource("launcher", properties));
        environment.getPropertySources().addFirst(database);
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
