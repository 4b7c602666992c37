package marigold.management;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where metrics are. Nobody signs in there, so it is for this machine only unless another address is named.
///
/// @param port    of `/actuator/prometheus`: a number, `off`, or `auto`, which is 1000 above the HTTP port,
///     or any free one where that is taken
/// @param address that the port is bound to; others than this machine's own reach it only where one is named
@ConfigurationProperties("marigold.management")
public record ManagementSettings(
        @DefaultValue(AUTO) String port,
        @DefaultValue("127.0.0.1") String address) {
    static final String AUTO = "auto";
    static final String OFF = "off";
}
