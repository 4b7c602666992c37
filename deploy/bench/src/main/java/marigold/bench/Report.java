package marigold.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is printed and written of the lines.
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<Line> lines;
    private final Map<String, Object> machine;

    /// @param machine what the figures depend on besides the code
    Report(List<Line> lines, Map<String, Object> machine) {
        this.lines = lines;
        this.machine = machine;
    }

    private record Written(List<WrittenLine> lines, Map<String, Object> machine) {}

    private record WrittenLine(
            int id, String name, double figure, OptionalDouble target, boolean holds, Map<String, Fought> detail) {}

    private record Fought(
            double ratio,
            String unit,
            double product,
            String peerName,
            double peer,
            OptionalDouble productP99Millis,
            long failures,
            double[] productRounds,
            double[] peerRounds) {}

    String json() {
        return JSON.writeValueAsString(
                        new Written(lines.stream().map(Report::written).toList(), machine))
                + "\n";
    }

    private static WrittenLine written(Line line) {
        var detail = new LinkedHashMap<String, Fought>();
        for (var duel : line.duels()) detail.put(duel.name(), fought(duel));
        return new WrittenLine(line.id(), line.name(), rounded(line.figure(), 3), line.target(), line.holds(), detail);
    }

    private static Fought fought(Duel duel) {
        return new Fought(
                rounded(duel.ratio(), 3),
                duel.unit(),
                rounded(median(duel.productRates()), 1),
                duel.peerName(),
                rounded(median(duel.peerRates()), 1),
                duel.productP99Millis(),
                duel.failures(),
                rounded(duel.productRates()),
                rounded(duel.peerRates()));
    }

    String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "work", "marigold", "p99 ms", "peer", "", "ratio", ""));
        for (var line : lines) {
            var number = Integer.toString(line.id());
            for (var duel : line.duels()) {
                rows.add(List.of(
                        number,
                        duel.name(),
                        rate(median(duel.productRates()), duel.unit()),
                        duel.productP99Millis().isPresent()
                                ? "%.1f".formatted(duel.productP99Millis().getAsDouble())
                                : "",
                        rate(median(duel.peerRates()), duel.unit()),
                        duel.peerName(),
                        "%.2f".formatted(duel.ratio()),
                        duel.failures() == 0 ? "" : duel.failures() + " FAILED"));
                number = "";
            }
        }
        return Columns.of(rows, "rlrrrlrl");
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

    private static String rate(double value, String unit) {
        return (unit.startsWith("/") ? "%,.0f%s" : "%,.0f %s").formatted(value, unit);
    }

    private static double median(double[] values) {
        return Median.of(DoubleStream.of(values));
    }

    private static double[] rounded(double[] values) {
        return DoubleStream.of(values).map(value -> rounded(value, 1)).toArray();
    }

    private static double rounded(double value, int digits) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
    }
}
