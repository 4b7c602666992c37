package marigold.standalone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `marigold events`: the event store of a running Marigold, as its operator sees it.
final class EventsCommand {
    private static final int NOT_CAUGHT_UP = 3;
    private static final long LOOK_AGAIN_MILLIS = 500;

    /// An append takes milliseconds; one that is open for longer holds every read model back.
    private static final double OPEN_SECONDS_MAX = 10;

    private static final List<String> FILTERS = List.of("--type", "--aggregate", "--tenant", "--limit");

    private final OperatorClient client;
    private final Console console;
    private final Map<String, String> options;

    EventsCommand(OperatorClient client, Console console, Map<String, String> options) {
        this.client = client;
        this.console = console;
        this.options = options;
    }

    int run(List<String> words) {
        return switch (words.getFirst()) {
            case "tail" -> tail();
            case "show" -> show(positionIn(words));
            default -> horizon();
        };
    }

    private static String positionIn(List<String> words) {
        if (words.size() < 2 || !words.get(1).matches("[0-9]{1,18}"))
            throw CannotStart.wrongUsage("Which event? 'marigold events tail' shows positions.");
        return words.get(1);
    }

    /// The latest, the newest last, or everything after a position; then whatever comes, until it is
    /// interrupted.
    private int tail() {
        long after;
        if (options.containsKey("--after")) {
            after = follow(Long.parseLong(number("--after")));
        } else {
            var page = page("");
            page.get("events").valueStream().toList().reversed().forEach(this::say);
            after = page.get("head").asLong();
        }
        while (!options.containsKey("--no-follow")) {
            rest();
            after = follow(after);
        }
        return 0;
    }

    /// Shows everything after a position that is decided by now.
    private long follow(long after) {
        var position = after;
        while (true) {
            var page = page("&after=" + position);
            page.get("events").forEach(this::say);
            position = page.get("next").asLong();
            if (!page.get("more").asBoolean()) return position;
        }
    }

    private JsonNode page(String from) {
        var asked = new StringBuilder("/ops/v1/events?");
        for (var filter : FILTERS) {
            if (!options.containsKey(filter)) continue;
            asked.append('&')
                    .append(filter.substring(2))
                    .append('=')
                    .append(URLEncoder.encode(options.get(filter), StandardCharsets.UTF_8));
        }
        return client.get(asked.append(from).toString());
    }

    /// JSON comes a line for each event, since a tail has no end.
    private void say(JsonNode event) {
        console.say(
                isJson()
                        ? event.toString()
                        : "%10d  %s  %-40s %-28s %s"
                                .formatted(
                                        event.get("position").asLong(),
                                        event.get("recordedAt").asString().substring(0, 19),
                                        event.get("eventType").asString(),
                                        event.get("aggregateId").asString() + ":"
                                                + event.get("sequenceNumber").asLong(),
                                        event.get("tenant").asString()));
    }

    private int show(String position) {
        var payload = options.containsKey("--payload")
                ? "?payload=true&reason="
                        + URLEncoder.encode(options.getOrDefault("--reason", ""), StandardCharsets.UTF_8)
                : "";
        var event = client.get("/ops/v1/events/" + position + payload);
        console.say(isJson() ? event.toString() : event.toPrettyString());
        return 0;
    }

    private int horizon() {
        var horizon = client.get("/ops/v1/events/horizon");
        boolean heldBack = horizon.get("openAppends")
                .valueStream()
                .anyMatch(open -> open.path("secondsOpen").asDouble(0) > OPEN_SECONDS_MAX);
        if (isJson()) {
            console.say(horizon.toString());
            return heldBack ? NOT_CAUGHT_UP : 0;
        }
        console.say("Everything up to %d is decided; %d is drawn, and the last event is %d."
                .formatted(
                        horizon.get("horizon").asLong(),
                        horizon.get("lastDrawn").asLong(),
                        horizon.get("head").asLong()));
        for (var open : horizon.get("openAppends")) {
            console.say("An append after %d is open for %.1f s: process %d of PostgreSQL, %s, %s."
                    .formatted(
                            open.get("after").asLong(),
                            open.path("secondsOpen").asDouble(0),
                            open.get("process").asLong(),
                            open.get("application").asString(),
                            open.get("state").asString()));
        }
        return heldBack ? NOT_CAUGHT_UP : 0;
    }

    private String number(String option) {
        var text = options.get(option);
        if (!text.matches("[0-9]{1,18}"))
            throw CannotStart.wrongUsage("The option %s needs a position.".formatted(option));
        return text;
    }

    private boolean isJson() {
        return options.getOrDefault("--output", "table").equals("json");
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.");
        }
    }
}
