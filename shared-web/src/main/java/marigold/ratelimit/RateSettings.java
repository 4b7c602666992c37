package marigold.ratelimit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param limitPerMinute requests that one user, and one client address, may send in a minute: two numbers in
///     this order, or one for both; 0 is without limit
@ConfigurationProperties("marigold.rate")
record RateSettings(@DefaultValue({"1200", "3000"}) List<Integer> limitPerMinute) {
    RateSettings {
        if (limitPerMinute.isEmpty()
                || limitPerMinute.size() > 2
                || limitPerMinute.stream().anyMatch(limit -> limit < 0)) {
            throw new IllegalArgumentException(
                    "MARIGOLD_RATE_LIMIT_PER_MINUTE is one number, or one for a user and one for an address: "
                            + limitPerMinute);
        }
    }

    int ofUser() {
        return limitPerMinute.getFirst();
    }

    int ofAddress() {
        return limitPerMinute.getLast();
    }
}
