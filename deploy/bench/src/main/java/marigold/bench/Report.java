package marigold.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is printed and written of the lines.
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<Result> lines;
    private final Map<String, Object> machine;

    /// @param machine what the figures depend on besides the code
    Report(List<Result> lines, Map<String, Object> machine) {
        this.lines = lines;
        this.machine = machine;
    }

    private record Written(List<WrittenLine> lines, Map<String, Object> machine) {}

    private record WrittenLine(
            int id,
            String name,
            Optional<Double> figure,
            Optional<Double> target,
            boolean holds,
            Map<String, Object> detail) {}

    String json() {
        return JSON.writeValueAsString(
                        new Written(lines.stream().map(Report::written).toList(), machine))
                + "\n";
    }

    private static WrittenLine written(Result line) {
        var detail = new LinkedHashMap<String, Object>();
        line.failure().ifPresent(sentence -> detail.put("failed", sentence));
        line.weakest().ifPresent(part -> {
            detail.put("figureOf", part.name());
            detail.put("figureUnit", part.figureUnit());
            part.target()
                    .ifPresent(
                            target -> detail.put("figureMustBe", target.side().words()));
        });
        var parts = new LinkedHashMap<String, Object>();
        for (var part : line.parts()) parts.put(part.name() + beside(part), written(part));
        detail.put("parts", parts);
        return new WrittenLine(
                line.id(),
                line.name(),
                line.weakest().map(part -> Figures.rounded(part.figure(), 3)),
                line.weakest().flatMap(Part::target).map(Target::value),
                line.holds(),
                detail);
    }

    private static String beside(Part part) {
        return part instanceof Duel duel ? " / " + duel.peerName() : "";
    }

    private static Map<String, Object> written(Part part) {
        var written = new LinkedHashMap<String, Object>();
        written.put("figure", Figures.rounded(part.figure(), 3));
        written.put("figureUnit", part.figureUnit());
        part.target().ifPresent(target -> {
            written.put("target", target.value());
            written.put("mustBe", target.side().words());
        });
        written.put("holds", part.holds());
        written.put("failures", part.failures());
        written.putAll(part.detail());
        return written;
    }

    String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "work", "marigold", "p99 ms", "peer", "", "figure", "target", ""));
        for (var line : lines) {
            var number = Integer.toString(line.id());
            for (var part : line.parts()) {
                var shown = part.shown();
                rows.add(List.of(
                        number,
                        part.name(),
                        shown.product(),
                        shown.p99(),
                        shown.peer(),
                        shown.peerName(),
                        part instanceof Unmeasured ? "" : Figures.text(part.figure(), part.figureUnit()),
                        part.target().map(Target::toString).orElse(""),
                        verdict(part)));
                number = "";
            }
            line.failure()
                    .ifPresent(_ -> rows.add(
                            List.of(Integer.toString(line.id()), line.name(), "", "", "", "", "", "", "NOT MEASURED")));
        }
        return Columns.of(rows, "rlrrrlrrl");
    }

    static String verdict(Part part) {
        if (part instanceof Unmeasured) return "NOT MEASURED";
        if (part.failures() > 0) return "%,d FAILED".formatted(part.failures());
        if (part.target().isEmpty()) return "";
        return part.holds() ? "holds" : "MISSED";
    }

    /// What to think of the figures.
    String conditions() {
        return "%s run of %d s on %d processors; load %.1f before and %.1f after; Java %s, PostgreSQL %s; %d errors logged.%n"
                .formatted(
                        machine.get("plan"),
                        machine.get("seconds"),
                        machine.get("processors"),
                        machine.get("loadBefore"),
                        machine.get("loadAfter"),
                        machine.get("java"),
                        machine.get("postgresql"),
                        machine.get("loggedErrors"));
    }
}
