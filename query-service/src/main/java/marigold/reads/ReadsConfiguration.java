package marigold.reads;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadSettings.class)
@Import(Exchange.Parameter.class)
class ReadsConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> beforeFilters(ObjectProvider<KnownWays> ways) {
        return factory -> factory.addContextValves(new BeforeFilters(SingletonSupplier.of(ways::getObject)));
    }
}
