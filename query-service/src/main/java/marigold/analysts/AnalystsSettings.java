package marigold.analysts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param checkInterval how often the rows of the check views are counted for the metric; 0 for never
/// @param checkTimeout  how long one count may take before it is given up
@ConfigurationProperties("marigold.analysts")
record AnalystsSettings(
        @DefaultValue("15m") Duration checkInterval,
        @DefaultValue("30s") Duration checkTimeout) {}
