package marigold.ratelimit;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One set of limits for each process.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RateSettings.class, LoginSettings.class})
class RateLimitConfiguration {
    @Bean
    RateLimits rateLimits(RateSettings requests, LoginSettings logins) {
        return new RateLimits(requests, logins, TimeMeter.SYSTEM_NANOTIME);
    }
}
