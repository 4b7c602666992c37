package marigold.management;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Gives the actuator a port of its own, below every other source. Two Marigolds on one machine have two HTTP
/// ports and so two of these; where one is taken all the same, any free one is better than no start.
final class ManagementPort implements EnvironmentPostProcessor {
    private static final String OFF = "-1";
    private static final String ANY_FREE = "0";
    private static final int ABOVE_HTTP = 1_000;
    private static final int PORT_MAX = 65_535;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ManagementSettings settings =
                Binder.get(environment).bindOrCreate("marigold.management", ManagementSettings.class);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "management port",
                        Map.of(
                                "management.server.port",
                                port(settings, environment.getProperty("server.port", Integer.class, 8_080)),
                                "management.server.address",
                                settings.address(),
                                "management.endpoints.web.exposure.include",
                                "prometheus",
                                // Marigold answers for its own health; see /health and /ready.
                                "management.health.defaults.enabled",
                                "false")));
    }

    private static String port(ManagementSettings settings, int httpPort) {
        return switch (settings.port()) {
            case ManagementSettings.OFF -> OFF;
            case ManagementSettings.AUTO -> httpPort <= 0 ? ANY_FREE : above(httpPort, settings.address());
            default -> settings.port();
        };
    }

    private static String above(int httpPort, String address) {
        int port = httpPort + ABOVE_HTTP;
        return port <= PORT_MAX && isFree(port, address) ? Integer.toString(port) : ANY_FREE;
    }

    private static boolean isFree(int port, String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
