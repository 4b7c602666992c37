package marigold.standalone;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// `marigold doctor`: whether a running Marigold and its PostgreSQL are well. Exit codes: 0 well, 1 with
/// warnings, 2 with a problem, which not being there at all is, too.
final class DoctorCommand {
    private static final int PROBLEM = 2;

    private final OperatorClient client;
    private final Console console;

    DoctorCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    int run(boolean asJson) {
        try {
            return examine(asJson);
        } catch (CannotStart unreachable) {
            console.complain(unreachable.getMessage());
            return PROBLEM;
        }
    }

    private int examine(boolean asJson) {
        var report = client.get("/ops/v1/doctor");
        if (asJson) console.say(report.toString());
        for (var finding : asJson ? List.<JsonNode>of() : report.get("findings")) {
            var advice = finding.get("advice").asString();
            console.say("%-8s %-26s %-14s %s%s"
                    .formatted(
                            finding.get("verdict").asString().toUpperCase(Locale.ROOT),
                            finding.get("check").asString(),
                            finding.get("value").asString(),
                            finding.get("reason").asString(),
                            advice.isEmpty() ? "" : " " + advice));
        }
        return switch (report.get("verdict").asString()) {
            case "ok" -> 0;
            case "warning" -> 1;
            default -> PROBLEM;
        };
    }
}
