package marigold.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import marigold.database.DatabaseSettings;
import marigold.management.ManagementSettings;
import marigold.web.WebSettings;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// What this process was told: settings that are right for a trial and wrong for strangers.
@Component
final class SettingsExamination {
    private final Binder environment;
    private final DatabaseSettings database;
    private final WebSettings web;
    private final ManagementSettings management;

    SettingsExamination(
            Environment environment, DatabaseSettings database, WebSettings web, ManagementSettings management) {
        this.environment = Binder.get(environment);
        this.database = database;
        this.web = web;
        this.management = management;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                database.password().isBlank()
                        ? Finding.warning(
                                "database password",
                                "none",
                                "Whoever reaches PostgreSQL may read and change everything.",
                                "Give the user a password, and set MARIGOLD_DATABASE_PASSWORD.")
                        : Finding.ok("database password", "given", "PostgreSQL asks for a password."));
        findings.add(limit("marigold.rate.limit-per-minute", "MARIGOLD_RATE_LIMIT_PER_MINUTE", "requests"));
        findings.add(limit("marigold.login.limit-per-minute", "MARIGOLD_LOGIN_LIMIT_PER_MINUTE", "logins"));
        findings.add(
                environment.bind("marigold.garden.open", Boolean.class).orElse(false)
                        ? Finding.warning(
                                "open garden",
                                "true",
                                "Everybody can see and change every gardener's plants.",
                                "Unset MARIGOLD_GARDEN_OPEN when all clients can sign in.")
                        : Finding.ok("open garden", "false", "Gardeners sign in."));
        findings.add(
                web.corsOrigins().stream().anyMatch(origin -> origin.contains("*"))
                        ? Finding.warning(
                                "browser origins",
                                String.join(",", web.corsOrigins()),
                                "Pages of strangers may call the API from a browser.",
                                "Name the origins in MARIGOLD_CORS_ORIGINS.")
                        : Finding.ok(
                                "browser origins",
                                web.corsOrigins().isEmpty() ? "none" : String.join(",", web.corsOrigins()),
                                "Only pages of these origins may call the API from a browser."));
        findings.add(
                isThisMachine(management.address())
                        ? Finding.ok("management port", management.address(), "Only this machine reads the metrics.")
                        : Finding.warning(
                                "management port",
                                management.address(),
                                "Whoever reaches this address reads the metrics without signing in.",
                                "Keep it behind a firewall, or unset MARIGOLD_MANAGEMENT_ADDRESS."));
        return findings;
    }

    private Finding limit(String property, String variable, String what) {
        boolean unlimited = environment
                .bind(property, Bindable.listOf(Integer.class))
                .orElse(List.of())
                .contains(0);
        return unlimited
                ? Finding.warning(
                        "limit of " + what,
                        "none",
                        "One client can send as many %s as it likes.".formatted(what),
                        "Unset %s, or set a number.".formatted(variable))
                : Finding.ok("limit of " + what, "set", "One client cannot keep all others waiting.");
    }

    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
