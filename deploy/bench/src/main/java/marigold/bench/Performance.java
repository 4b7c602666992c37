package marigold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/performance.md` and its plots, made from the figures of a run. What people wrote about the limits,
/// at the end of the page, stays as it is.
final class Performance {
    static final String LIMITS = "## What limits each line, and what was tried";

    private Performance() {}

    /// @param json a report's
    static void write(Path root, String json) {
        var figures = JsonMapper.shared().readTree(json);
        var page = root.resolve("docs/performance.md");
        var folder = root.resolve("docs/performance");
        try {
            Files.createDirectories(folder);
            for (var plot : Plots.of(figures).entrySet())
                Files.writeString(folder.resolve(plot.getKey()), plot.getValue());
            var before = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, page(figures) + "\n" + limits(before));
        } catch (IOException failure) {
            throw new BenchFailed("docs/performance.md cannot be written: " + failure.getMessage(), failure);
        }
    }

    static String limits(String page) {
        int at = page.indexOf(LIMITS);
        return at < 0 ? LIMITS + "\n" : page.substring(at);
    }

    static String page(JsonNode figures) {
        var plots = Plots.of(figures);
        var page = new StringBuilder(Resource.text("performance.md").strip()).append("\n\n");
        page.append("## Figures\n\n").append(conditions(figures.get("machine"))).append("\n\n");
        page.append(table(figures)).append('\n');
        page.append(
                picture(plots.keySet().stream().toList(), "targets.svg", "How far every figure is from its target"));
        page.append(picture(plots.keySet().stream().toList(), "traffic.svg", "Latencies of the predecessors' traffic"));
        page.append(picture(plots.keySet().stream().toList(), "lag.svg", "Live lag"));
        page.append(picture(plots.keySet().stream().toList(), "growth.svg", "Much data beside little"));
        return page.toString();
    }

    private static String picture(List<String> plots, String name, String words) {
        return plots.contains(name) ? "\n![%s](performance/%s)\n".formatted(words, name) : "";
    }

    private static String conditions(JsonNode machine) {
        return "A `%s` run of %d minutes on %s processors%s, Java %s, PostgreSQL %s; the machine's load was %s before it."
                .formatted(
                        machine.path("plan").asString(""),
                        Math.round(machine.path("seconds").asDouble(0) / 60),
                        machine.path("processors").asString(""),
                        machine.has("processor")
                                ? " (" + machine.get("processor").asString() + ")"
                                : "",
                        machine.path("java").asString(""),
                        machine.path("postgresql").asString(""),
                        Figures.text(machine.path("loadBefore").asDouble(0)));
    }

    private static String table(JsonNode figures) {
        var rows = new ArrayList<String>();
        rows.add("| # | work | Marigold | beside | figure | target | |");
        rows.add("|--:|---|--:|---|--:|--:|---|");
        for (var line : figures.get("lines")) {
            rows.add("| **%d** | **%s** | | | | | %s |"
                    .formatted(
                            line.get("id").asInt(),
                            cell(line.get("name").asString()),
                            line.get("holds").asBoolean() ? "**holds**" : "**does not hold**"));
            if (line.at("/detail/failed").isString())
                rows.add("| | could not be measured: %s | | | | | |"
                        .formatted(cell(line.at("/detail/failed").asString())));
            for (var part : line.at("/detail/parts").properties()) rows.add(row(part.getKey(), part.getValue()));
        }
        return rows.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(String name, JsonNode part) {
        boolean duel = part.has("peerName");
        var unit = duel ? part.get("unit").asString() : "";
        var figure = part.has("failed")
                ? ""
                : Figures.text(
                        part.get("figure").asDouble(), part.get("figureUnit").asString());
        var target = !part.has("target")
                ? ""
                : (part.get("mustBe").asString().equals("at most") ? "≤ " : "≥ ")
                        + Figures.text(part.get("target").asDouble());
        return "| | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        cell(duel ? name.substring(0, name.lastIndexOf(" / ")) : name),
                        duel ? Figures.text(part.get("product").asDouble(), unit) : "",
                        duel
                                ? cell(part.get("peerName").asString()) + ", "
                                        + Figures.text(part.get("peer").asDouble(), unit)
                                : "",
                        figure,
                        target,
                        verdict(part));
    }

    private static String verdict(JsonNode part) {
        if (part.has("failed"))
            return "could not be measured: " + cell(part.get("failed").asString());
        long failures = part.path("failures").asLong(0);
        if (failures > 0) return "%,d failed".formatted(failures);
        if (!part.has("target")) return "";
        return part.get("holds").asBoolean() ? "holds" : "missed";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
