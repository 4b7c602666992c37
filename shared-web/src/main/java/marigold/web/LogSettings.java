package marigold.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the log is written.
///
/// @param format `text`, or `json`: a line of the Elastic Common Schema each, which is the default of a
///     service that runs on its own; the launcher's few lines on the console are text always
@ConfigurationProperties("marigold.log")
record LogSettings(@DefaultValue("text") String format) {
    static final String JSON = "json";
}
