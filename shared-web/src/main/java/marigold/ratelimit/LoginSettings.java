package marigold.ratelimit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param limitPerMinute logins, refreshed ones too, that one client address may try in a minute; 0 is
///     without limit
@ConfigurationProperties("marigold.login")
record LoginSettings(@DefaultValue("20") int limitPerMinute) {
    LoginSettings {
        if (limitPerMinute < 0) {
            throw new IllegalArgumentException(
                    "MARIGOLD_LOGIN_LIMIT_PER_MINUTE must not be negative: " + limitPerMinute);
        }
    }
}
