package marigold.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// `marigold projections`, `dlq`, `events`, `audit`, `analyst` and `export`: what an operator asks of a
/// running Marigold, as tables for people or JSON for scripts. Exit codes: 0 done, 1 failed, 2 refused or
/// unsafe, 3 not caught up.
final class OperatorCommand {
    private static final int REFUSED = 2;
    private static final int NOT_CAUGHT_UP = 3;
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final Set<String> FLAGS = Set.of(
            "--dry-run", "--no-swap", "--no-wait", "--payload", "--no-follow", "--only-rebuild", "--all-vendors");
    private static final Set<String> VALUES = Set.of(
            "--output",
            "--reason",
            "--verify",
            "--rate",
            "--url",
            "--until",
            "--type",
            "--aggregate",
            "--tenant",
            "--after",
            "--limit",
            "--vendor",
            "--format",
            "--out");
    private static final Pattern SPAN = Pattern.compile("([0-9]+h)?([0-9]+m)?([0-9]+s)?");
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]*)(/s)?");

    private final OperatorClient client;
    private final Console console;
    private final Map<String, String> options;

    private OperatorCommand(OperatorClient client, Console console, Map<String, String> options) {
        this.client = client;
        this.console = console;
        this.options = options;
    }

    public static void main(String[] arguments) {
        var console = Console.standard();
        try {
            System.exit(run(List.of(arguments), System.getenv(), console));
        } catch (CannotStart refused) {
            console.complain(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }

    private static int run(List<String> arguments, Map<String, String> environment, Console console) {
        var words = new ArrayList<String>();
        var options = options(arguments, words);
        var url = options.getOrDefault("--url", environment.getOrDefault("MARIGOLD_URL", "http://localhost:8080"));
        var command = new OperatorCommand(new OperatorClient(url, environment), console, options);
        if (!words.isEmpty() && words.getFirst().equals("export")) {
            return new AnalystsCommand(command.client, console, options).export(words.subList(1, words.size()));
        }
        return switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
            case "projections list" -> command.list();
            case "projections show" -> command.show(nameIn(words));
            case "projections watch" -> command.watch(words.size() > 2 ? words.get(2) : "");
            case "projections rebuild" -> command.rebuild(nameIn(words));
            case "projections verify" -> command.verify(nameIn(words));
            case "projections swap", "projections rollback", "projections retire" ->
                command.act(nameIn(words), words.get(1));
            case "projections pause" -> command.pause(nameIn(words));
            case "projections resume" -> command.act(nameIn(words), "resume");
            case "dlq groups" -> command.groups();
            case "dlq list" -> command.letters();
            case "dlq show", "dlq diff" -> command.letter(letterIn(words), words.get(1));
            case "dlq retry" -> command.retry(nameIn(words));
            case "dlq discard" -> command.discard(letterIn(words));
            case "audit list" -> command.audit();
            case "analyst add", "analyst list", "analyst remove" ->
                new AnalystsCommand(command.client, console, options).analyst(words.subList(1, words.size()));
            case "events tail", "events show", "events horizon" ->
                new EventsCommand(command.client, console, options).run(words.subList(1, words.size()));
            case "doctor" -> new DoctorCommand(command.client, console).run(command.isJson());
            default ->
                throw CannotStart.wrongUsage("Unknown command '%s'; 'marigold help' lists what there is."
                        .formatted(String.join(" ", words)));
        };
    }

    private static Map<String, String> options(List<String> arguments, List<String> words) {
        var options = new HashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var word = rest.remove();
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            var option = equals < 0 ? word : word.substring(0, equals);
            if (FLAGS.contains(option) && equals < 0) {
                options.put(option, "");
            } else if (VALUES.contains(option)) {
                if (equals < 0 && rest.isEmpty())
                    throw CannotStart.wrongUsage("The option %s needs a value.".formatted(option));
                options.put(option, equals < 0 ? rest.remove() : word.substring(equals + 1));
            } else {
                throw CannotStart.wrongUsage("Unknown option %s; 'marigold help' lists what there is.".formatted(word));
            }
        }
        return options;
    }

    private static String nameIn(List<String> words) {
        if (words.size() < 3) throw CannotStart.wrongUsage("Which read model? 'marigold projections list' names them.");
        return words.get(2);
    }

    /// A parked event is `NAME:POSITION`.
    private static String letterIn(List<String> words) {
        if (words.size() < 3 || !words.get(2).matches("[a-z_]+:[0-9]+")) {
            throw CannotStart.wrongUsage("Which event, as NAME:POSITION? 'marigold dlq list' names them.");
        }
        return words.get(2).replace(':', '/');
    }

    private boolean isJson() {
        return options.getOrDefault("--output", "table").equals("json");
    }

    private int list() {
        var projections = client.get("/ops/v1/projections");
        if (isJson()) console.say(projections.toString());
        else console.say(table(projections));
        return 0;
    }

    private int show(String name) {
        var projection = client.get("/ops/v1/projections/" + name);
        console.say(isJson() ? projection.toString() : projection.toPrettyString());
        return projection.get("state").asString().equals("running") ? 0 : NOT_CAUGHT_UP;
    }

    /// Until it is interrupted; of one read model until its rebuild ends or it has caught up.
    private int watch(String name) {
        while (name.isEmpty()) {
            console.say(table(client.get("/ops/v1/projections")));
            rest();
        }
        var projection = client.get("/ops/v1/projections/" + name);
        if (isRebuilding(projection))
            return await(projection.get("rebuild").get("id").asLong());
        return show(name);
    }

    private int rebuild(String name) {
        var body = new LinkedHashMap<String, Object>();
        if (options.containsKey("--dry-run")) body.put("dryRun", true);
        else body.put("reason", reason());
        if (options.containsKey("--verify")) body.put("verify", options.get("--verify"));
        if (options.containsKey("--no-swap")) body.put("swap", false);
        putRate(body);
        var answer = client.post("/ops/v1/projections/%s/rebuild".formatted(name), body);
        if (options.containsKey("--dry-run")) {
            console.say(isJson() ? answer.toString() : rehearsal(answer));
            return 0;
        }
        return started(answer);
    }

    private int verify(String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", options.getOrDefault("--reason", ""));
        putRate(body);
        return started(client.post("/ops/v1/projections/%s/verify".formatted(name), body));
    }

    private int act(String name, String action) {
        var answer = client.post("/ops/v1/projections/%s/%s".formatted(name, action), Map.of("reason", reason()));
        console.say(isJson() ? answer.toString() : "%s: %s is done.".formatted(name, action));
        return 0;
    }

    private int pause(String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason());
        body.put("onlyRebuild", options.containsKey("--only-rebuild"));
        if (options.containsKey("--until"))
            body.put("until", until(options.get("--until")).toString());
        var answer = client.post("/ops/v1/projections/%s/pause".formatted(name), body);
        if (isJson()) console.say(answer.toString());
        else
            console.say("%s rests until %s."
                    .formatted(
                            name,
                            answer.get("pause")
                                    .get("until")
                                    .asString("'marigold projections resume %s'".formatted(name))));
        return 0;
    }

    /// A time, or how long from now.
    private static Instant until(String text) {
        try {
            var span = SPAN.matcher(text);
            return span.matches() ? Instant.now().plus(Duration.parse("PT" + text)) : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw CannotStart.wrongUsage(
                    "The option --until needs a time like 2026-01-31T18:00:00Z, or a span like 30m or 2h.");
        }
    }

    private int groups() {
        var groups = client.get("/ops/v1/dead-letters/groups");
        if (isJson()) console.say(groups.toString());
        else if (groups.isEmpty()) console.say("No event is parked.");
        for (var group : isJson() ? List.<JsonNode>of() : groups.values()) {
            console.say("%s  %s  %s: %d, and %d behind them; %s"
                    .formatted(
                            group.get("fingerprint").asString(),
                            group.get("readModel").asString(),
                            group.get("eventType").asString(),
                            group.get("events").asLong(),
                            group.get("waiting").asLong(),
                            group.get("failure").asString()));
        }
        return 0;
    }

    private int letters() {
        var letters = client.get("/ops/v1/dead-letters");
        if (isJson()) console.say(letters.toString());
        else if (letters.isEmpty()) console.say("No event is parked.");
        for (var letter : isJson() ? List.<JsonNode>of() : letters.values()) {
            var failure = letter.get("failure").asString();
            console.say("%-36s %-36s %s"
                    .formatted(
                            letter.get("readModel").asString() + ":"
                                    + letter.get("position").asLong(),
                            letter.get("eventType").asString(),
                            failure.isEmpty()
                                    ? "behind " + letter.get("sequence").asLong()
                                    : failure));
        }
        return 0;
    }

    private int letter(String path, String what) {
        var payload = options.containsKey("--payload") ? "?payload=true" : "";
        var answer = client.get("/ops/v1/dead-letters/" + path + (what.equals("diff") ? "/diff" : payload));
        console.say(isJson() ? answer.toString() : answer.toPrettyString());
        return 0;
    }

    private int retry(String nameAndPosition) {
        var parts = nameAndPosition.split(":", 2);
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason());
        if (parts.length > 1) body.put("position", parts[1]);
        return retried(client.post("/ops/v1/dead-letters/%s/retry".formatted(parts[0]), body));
    }

    private int discard(String path) {
        return retried(client.post("/ops/v1/dead-letters/%s/discard".formatted(path), Map.of("reason", reason())));
    }

    private int retried(JsonNode answer) {
        long parked = answer.get("parked").asLong();
        console.say(
                isJson()
                        ? answer.toString()
                        : "%d applied, %d still parked."
                                .formatted(answer.get("applied").asLong(), parked));
        return parked > 0 ? REFUSED : 0;
    }

    private int audit() {
        var actions = client.get("/ops/v1/actions");
        if (isJson()) {
            console.say(actions.toString());
            return 0;
        }
        for (var action : actions) {
            console.say("%s  %-12s %-9s %-26s %s%s"
                    .formatted(
                            action.get("askedAt").asString().substring(0, 19),
                            action.get("askedBy").asString(),
                            action.get("action").asString(),
                            action.get("target").asString(),
                            action.get("reason").asString(),
                            action.get("after").isNull() ? "  (refused)" : ""));
        }
        return 0;
    }

    private void putRate(Map<String, Object> body) {
        if (!options.containsKey("--rate")) return;
        var rate = RATE.matcher(options.get("--rate"));
        if (!rate.matches())
            throw CannotStart.wrongUsage("The option --rate needs events in a second, for example 5000/s.");
        body.put("rate", Long.parseLong(rate.group(1)));
    }

    private String reason() {
        var reason = options.getOrDefault("--reason", "");
        if (reason.isBlank()) throw CannotStart.wrongUsage("Say why, with --reason.");
        return reason;
    }

    private int started(JsonNode rebuild) {
        if (options.containsKey("--no-wait")) {
            console.say(
                    isJson()
                            ? rebuild.toString()
                            : "Rebuild %d has begun."
                                    .formatted(rebuild.get("id").asLong()));
            return 0;
        }
        return await(rebuild.get("id").asLong());
    }

    /// Waits for the end of a rebuild, with a bar on a terminal.
    private int await(long id) {
        while (true) {
            var rebuild = client.get("/ops/v1/rebuilds/" + id);
            var state = rebuild.get("state").asString();
            boolean waits = rebuild.get("waitsForOperator").asBoolean();
            if (waits || Set.of("SWAPPED", "ROLLED_BACK", "RETIRED").contains(state)) return ended(rebuild, waits);
            if (!isJson())
                console.progress(
                        doing(rebuild), Math.round(rebuild.get("progress").asDouble() * 1_000), 1_001);
            rest();
        }
    }

    private int ended(JsonNode rebuild, boolean waits) {
        long different = rebuild.path("rowsDifferent").asLong(0);
        if (isJson()) {
            console.say(rebuild.toString());
        } else {
            console.say("\r"
                    + "%s: %s; %d rows compared, %d different."
                            .formatted(
                                    rebuild.get("readModel").asString(),
                                    rebuild.get("state").asString().toLowerCase(Locale.ROOT),
                                    rebuild.path("rowsCompared").asLong(0),
                                    different));
            for (var row : rebuild.get("differences")) console.say(row.toString());
            if (waits) {
                console.say(
                        "It waits for a word: 'marigold projections swap' puts the new tables in place, 'retire' drops"
                                + " them.");
            }
        }
        return different > 0 ? REFUSED : 0;
    }

    private static String doing(JsonNode rebuild) {
        var left = rebuild.get("converging").asBoolean()
                ? "%s to %s left"
                        .formatted(
                                span(rebuild.get("etaSecondsMin").asLong(0)),
                                span(rebuild.get("etaSecondsMax").asLong(0)))
                : "not converging";
        var problem = rebuild.get("problem").asString();
        return "%s %s, %d/s, %s%s"
                .formatted(
                        rebuild.get("readModel").asString(),
                        rebuild.get("state").asString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        rebuild.get("ratePerSecond").asLong(0),
                        left,
                        problem.isEmpty() ? "" : ", problem: " + problem);
    }

    private static String rehearsal(JsonNode answer) {
        return "%,d events at about %,d a second: %s; the tables take %,d KB."
                .formatted(
                        answer.get("events").asLong(),
                        answer.get("eventsPerSecond").asLong(),
                        span(answer.get("seconds").asLong()),
                        answer.get("diskBytes").asLong() / 1_024);
    }

    private static String span(long seconds) {
        if (seconds < 60) return seconds + " s";
        return seconds < 3_600 ? (seconds / 60) + " min" : "%d h %d min".formatted(seconds / 3_600, seconds / 60 % 60);
    }

    private static boolean isRebuilding(JsonNode projection) {
        return projection.path("rebuild").has("id")
                && !projection.get("rebuild").get("state").asString().equals("SWAPPED");
    }

    private static String table(JsonNode projections) {
        var lines = new StringBuilder("%-26s %-12s %10s %10s %8s %7s  %s"
                .formatted("NAME", "STATE", "POSITION", "LAG", "SECONDS", "RATE/S", "REBUILD"));
        for (var projection : projections) {
            var rebuild = projection.path("rebuild");
            lines.append("\n%-26s %-12s %10d %10d %8.1f %7d  %s"
                    .formatted(
                            projection.get("name").asString(),
                            projection.get("state").asString(),
                            projection.get("position").asLong(),
                            projection.get("lagEvents").asLong(),
                            projection.get("lagSeconds").asDouble(),
                            projection.get("ratePerSecond").asLong(),
                            rebuild.has("state")
                                    ? rebuild.get("state").asString().toLowerCase(Locale.ROOT)
                                    : ""));
        }
        return lines.toString();
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
