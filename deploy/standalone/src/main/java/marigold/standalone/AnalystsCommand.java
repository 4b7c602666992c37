package marigold.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `marigold analyst` and `marigold export`: who reads the views in schema `analytics`, and views as files.
final class AnalystsCommand {
    private final OperatorClient client;
    private final Console console;
    private final Map<String, String> options;

    AnalystsCommand(OperatorClient client, Console console, Map<String, String> options) {
        this.client = client;
        this.console = console;
        this.options = options;
    }

    int analyst(List<String> words) {
        return switch (words.getFirst()) {
            case "add" -> add(nameIn(words));
            case "remove" -> remove(nameIn(words));
            default -> list();
        };
    }

    private static String nameIn(List<String> words) {
        if (words.size() < 2) throw CannotStart.wrongUsage("Which login? 'marigold analyst list' names them.");
        return words.get(1);
    }

    private boolean isJson() {
        return options.getOrDefault("--output", "table").equals("json");
    }

    private String reason() {
        var reason = options.getOrDefault("--reason", "");
        if (reason.isBlank()) throw CannotStart.wrongUsage("Say why, with --reason.");
        return reason;
    }

    private int add(String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("reason", reason());
        if (options.containsKey("--all-vendors") == options.containsKey("--vendor"))
            throw CannotStart.wrongUsage("Whose rows? Say --vendor ID[,ID] or --all-vendors.");
        if (options.containsKey("--all-vendors")) body.put("allVendors", true);
        else body.put("vendors", vendors(options.get("--vendor")));
        var added = client.post("/ops/v1/analysts", body);
        if (isJson()) {
            console.say(added.toString());
            return 0;
        }
        console.say("Password, told only now: " + added.get("password").asString());
        console.say("Connect with: psql " + added.get("connect").asString());
        return 0;
    }

    private static List<Long> vendors(String ids) {
        if (!ids.matches("[0-9]{1,18}(,[0-9]{1,18})*"))
            throw CannotStart.wrongUsage("The option --vendor needs vendors' ids, with commas between them.");
        return Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
    }

    private int list() {
        var logins = client.get("/ops/v1/analysts");
        if (isJson()) console.say(logins.toString());
        else if (logins.isEmpty()) console.say("No analyst has a login.");
        for (var login : isJson() ? List.<JsonNode>of() : logins.values()) {
            console.say("%-24s %-19s %s"
                    .formatted(
                            login.get("name").asString(),
                            login.get("addedAt").asString().substring(0, 19),
                            login.get("allVendors").asBoolean()
                                    ? "all vendors"
                                    : "vendors "
                                            + login.get("vendors").toString().replaceAll("[\\[\\]]", "")));
        }
        return 0;
    }

    private int remove(String name) {
        var left = client.post("/ops/v1/analysts/%s/remove".formatted(name), Map.of("reason", reason()));
        console.say(isJson() ? left.toString() : name + " is removed.");
        return 0;
    }

    /// Writes a view beside its manifest. The file has its name only when it is whole.
    int export(List<String> words) {
        if (words.isEmpty()) {
            client.get("/ops/v1/views").forEach(view -> console.say(view.asString()));
            return 0;
        }
        var view = words.getFirst();
        if (!view.matches("[a-z_]+")) throw CannotStart.wrongUsage("There is no view %s.".formatted(view));
        if (!options.getOrDefault("--format", "csv").equals("csv"))
            throw CannotStart.wrongUsage("Exports are CSV. Other tools make Parquet of it, for example DuckDB with"
                    + " \"copy (from '%1$s.csv') to '%1$s.parquet'\".".formatted(view));
        var file = Path.of(options.getOrDefault("--out", view + ".csv")).toAbsolutePath();
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            JsonNode manifest;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                var number = client.download(
                        "/ops/v1/views/%s/export".formatted(view),
                        Map.of("format", "csv", "reason", options.getOrDefault("--reason", "")),
                        "Export-Number",
                        out);
                manifest = client.get("/ops/v1/exports/" + number);
            }
            if (!manifest.get("sha256").asString().equals(HexFormat.of().formatHex(digest.digest())))
                throw new CannotStart("What arrived of %s is not what was sent.".formatted(view));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(
                    file.resolveSibling(file.getFileName() + ".manifest.json"), manifest.toPrettyString() + "\n");
            console.say(
                    isJson()
                            ? manifest.toString()
                            : "%s: %d rows in %s"
                                    .formatted(view, manifest.get("rows").asLong(), file));
            return 0;
        } catch (IOException failed) {
            throw new CannotStart("The file %s cannot be written: %s.".formatted(file, Sentences.reasonOf(failed)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException _) {
            // It stays, under a name that says what it is.
        }
    }
}
