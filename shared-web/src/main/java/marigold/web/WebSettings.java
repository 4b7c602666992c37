package marigold.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param corsOrigins origins whose pages may call the API from a browser (`MARIGOLD_CORS_ORIGINS`,
///     comma-separated); none by default
/// @param bodyMax     largest request body; a bulk entry of a whole market day is below 500 KB
@ConfigurationProperties("marigold.web")
public record WebSettings(
        @DefaultValue({}) List<String> corsOrigins,
        @DefaultValue("2MB") DataSize bodyMax) {}
