package marigold.web;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param corsOrigins    origins whose pages may call the API from a browser (`MARIGOLD_CORS_ORIGINS`,
///     comma-separated); none by default
/// @param bodyMax        largest request body; a bulk entry of a whole market day is below 500 KB
/// @param importMax      largest file that the platform admin imports; it is read as it comes, never as a
///     whole
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) of proxies in front, whose `X-Forwarded-For`
///     says who the client is; none by default: whoever opens the connection is the client
@ConfigurationProperties("marigold.web")
public record WebSettings(
        @DefaultValue({}) List<String> corsOrigins,
        @DefaultValue("2MB") DataSize bodyMax,
        @DefaultValue("200MB") DataSize importMax,
        @DefaultValue({}) List<String> trustedProxies) {

    /// The trusted proxies, each as a network.
    List<String> trustedNetworks() {
        return trustedProxies.stream()
                .map(proxy -> proxy.contains("/")
                        ? proxy
                        : proxy + "/" + InetAddress.ofLiteral(proxy).getAddress().length * Byte.SIZE)
                .toList();
    }
}
