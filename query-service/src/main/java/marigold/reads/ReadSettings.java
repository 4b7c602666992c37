package marigold.reads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param waitDefault how long a query waits for the caller's own write, unless `Prefer: wait=N` says
///        otherwise
/// @param waitMax     the longest wait that a caller may ask for
/// @param cacheSize   bytes of finished answers that one process keeps
@ConfigurationProperties("marigold.reads")
public record ReadSettings(
        @DefaultValue("2s") Duration waitDefault,
        @DefaultValue("30s") Duration waitMax,
        @DefaultValue("40MB") DataSize cacheSize) {}
