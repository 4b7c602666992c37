package marigold.reads;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadSettings.class)
@Import(Exchange.Parameter.class)
class ReadsConfiguration {}
