package marigold.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The plots of a report's figures, by their file's name; a plot whose line was not measured is left out.
final class Plots {
    private static final double WIDTH = 960;

    private Plots() {}

    /// @param figures the report's JSON
    static Map<String, String> of(JsonNode figures) {
        var plots = new LinkedHashMap<String, String>();
        plots.put("targets.svg", targets(figures));
        line(figures, 11)
                .map(line -> line.at("/detail/parts/p99 at half of the highest rate"))
                .filter(part -> part.has("curve"))
                .ifPresent(part -> plots.put("traffic.svg", traffic(part)));
        line(figures, 6)
                .map(Plots::lagCurves)
                .filter(curves -> !curves.isEmpty())
                .ifPresent(curves -> plots.put("lag.svg", lag(curves)));
        line(figures, 8)
                .map(Plots::pairs)
                .filter(pairs -> !pairs.isEmpty())
                .ifPresent(pairs -> plots.put("growth.svg", growth(pairs)));
        return plots;
    }

    private static Optional<JsonNode> line(JsonNode figures, int id) {
        return StreamSupport.stream(figures.get("lines").spliterator(), false)
                .filter(line -> line.get("id").asInt() == id)
                .findFirst();
    }

    // How far every part is from its target

    private record Bar(String label, double margin, String text, boolean holds) {}

    private static String targets(JsonNode figures) {
        var bars = new ArrayList<Bar>();
        for (var line : figures.get("lines")) {
            for (var part : line.at("/detail/parts").properties()) {
                if (!part.getValue().has("target")) continue;
                bars.add(bar(line.get("id").asInt(), part.getKey(), part.getValue()));
            }
        }
        double left = 440;
        double right = 760;
        double top = 76;
        double row = 24;
        var svg = new Svg(WIDTH, top + bars.size() * row + 56, "How many times better than its target each figure is");
        svg.text(20, 52, "start", "muted", "logarithmic; right of the line the target is met");
        double bottom = top + bars.size() * row;
        for (double tick : new double[] {0.1, 0.3, 1, 3, 10, 30}) {
            double x = onLog(tick, left, right);
            svg.line(x, top - 8, x, bottom, tick == 1 ? "limit" : "grid");
            svg.text(x, bottom + 20, "middle", "muted", tick == 1 ? "target" : Figures.text(tick) + " ×");
        }
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double y = top + i * row;
            double zero = onLog(1, left, right);
            double end = onLog(bar.margin(), left, right);
            svg.text(left - 12, y + 13, "end", "", bar.label());
            svg.bar(Math.min(zero, end), y + 2, Math.abs(end - zero), row - 9, bar.holds() ? "good" : "bad");
            svg.text(right + 16, y + 13, "start", "", bar.text());
        }
        svg.text(
                (left + right) / 2,
                bottom + 42,
                "middle",
                "muted",
                "figure ÷ target, or limit ÷ figure where less is better");
        return svg.drawn();
    }

    private static Bar bar(int id, String name, JsonNode part) {
        boolean atMost = part.get("mustBe").asString().equals("at most");
        double figure = part.get("figure").asDouble();
        double target = part.get("target").asDouble();
        var limit = atMost ? Target.atMost(target) : Target.atLeast(target);
        return new Bar(
                id + ": " + name,
                limit.margin(figure),
                Figures.text(figure, part.get("figureUnit").asString()) + "  (" + limit + ")",
                part.get("holds").asBoolean());
    }

    private static double onLog(double value, double left, double right) {
        double from = Math.log10(0.08);
        double to = Math.log10(50);
        return left + (Math.clamp(Math.log10(value), from, to) - from) / (to - from) * (right - left);
    }

    // Curves of latencies

    private record Curve(String label, String style, List<double[]> points) {}

    private static List<double[]> points(JsonNode part) {
        return StreamSupport.stream(part.get("curve").spliterator(), false)
                .map(point ->
                        new double[] {point.get(0).asDouble(), point.get(1).asDouble()})
                .toList();
    }

    private static List<Curve> lagCurves(JsonNode line) {
        var curves = new ArrayList<Curve>();
        for (var part : line.at("/detail/parts").properties()) {
            if (!part.getValue().has("curve")) continue;
            curves.add(new Curve(
                    part.getKey().replace("p99 at ", ""),
                    curves.isEmpty() ? "first" : "second",
                    points(part.getValue())));
        }
        return curves;
    }

    private static String lag(List<Curve> curves) {
        return curves(
                "Live lag: from an entry's answer to a query that shows it (line 6)",
                "part of the watched entries that were visible",
                curves,
                15);
    }

    private static String traffic(JsonNode part) {
        return curves(
                "The predecessors' traffic at half of the highest rate, %s requests/s (line 11)"
                        .formatted(Figures.text(part.get("perSecond").asDouble())),
                "part of the requests that were answered",
                List.of(new Curve("all requests", "first", points(part))),
                20);
    }

    /// Milliseconds within which each part was done, with the slowest stretched out.
    private static String curves(String title, String across, List<Curve> curves, double limit) {
        double left = 88;
        double right = 800;
        double top = 60;
        double bottom = 380;
        double greatest = Math.max(
                limit * 1.15,
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(point -> point[1])
                        .max()
                        .orElse(1));
        var svg = new Svg(WIDTH, 440, title);
        double step = Svg.step(greatest, 6);
        for (double tick = 0; tick <= greatest; tick += step) {
            double y = bottom - tick / greatest * (bottom - top);
            svg.line(left, y, right, y, "grid");
            svg.text(left - 10, y + 4, "end", "muted", Figures.text(tick));
        }
        for (double part : new double[] {0, 0.5, 0.9, 0.99, 0.999}) {
            double x = stretched(part, left, right);
            svg.line(x, top, x, bottom, "grid");
            svg.text(x, bottom + 20, "middle", "muted", Figures.text(part * 100) + " %");
        }
        double limitY = bottom - limit / greatest * (bottom - top);
        svg.line(left, limitY, right, limitY, "limit");
        double lastY = Double.NEGATIVE_INFINITY;
        for (var curve : curves) {
            svg.curve(
                    curve.points().stream()
                            .map(point -> new Svg.Point(
                                    stretched(point[0], left, right), bottom - point[1] / greatest * (bottom - top)))
                            .toList(),
                    curve.style() + "-line");
            double y = bottom - curve.points().getLast()[1] / greatest * (bottom - top) + 4;
            // Labels of curves that end close together would lie on one another.
            if (Math.abs(y - lastY) < 18) y = lastY + (y < lastY ? -18 : 18);
            lastY = y;
            svg.text(right + 10, y, "start", curve.style(), curve.label());
        }
        svg.text(left + 8, limitY - 7, "start", "muted", "limit at 99 %%: %s ms".formatted(Figures.text(limit)));
        svg.sideways(18, (top + bottom) / 2, "milliseconds");
        svg.text((left + right) / 2, bottom + 44, "middle", "muted", across);
        return svg.drawn();
    }

    private static double stretched(double part, double left, double right) {
        return left + Math.min(3, -Math.log10(1 - part)) / 3 * (right - left);
    }

    // Pairs of times

    private record Pair(String label, String one, double oneMillis, String other, double otherMillis) {}

    private static List<Pair> pairs(JsonNode line) {
        var pairs = new ArrayList<Pair>();
        for (var part : line.at("/detail/parts").properties()) {
            var facts = part.getValue();
            if (facts.has("largeP99Millis")) {
                var large = Figures.text(facts.get("entriesLarge").asDouble()) + " entries";
                var small = Figures.text(facts.get("entriesSmall").asDouble()) + " entries";
                pairs.add(pair("reads, p50", facts, large, "largeP50Millis", small, "smallP50Millis"));
                pairs.add(pair("reads, p99", facts, large, "largeP99Millis", small, "smallP99Millis"));
            }
            if (facts.has("lastP50Millis"))
                pairs.add(pair("page of a list, p50", facts, "at the end", "lastP50Millis", "first", "firstP50Millis"));
            if (facts.has("manyP50Millis"))
                pairs.add(pair("command, p50", facts, "long past", "manyP50Millis", "short past", "fewP50Millis"));
        }
        return pairs;
    }

    private static Pair pair(
            String label, JsonNode facts, String one, String oneField, String other, String otherField) {
        return new Pair(
                label,
                one,
                facts.get(oneField).asDouble(),
                other,
                facts.get(otherField).asDouble());
    }

    private static String growth(List<Pair> pairs) {
        double left = 190;
        double right = 660;
        double top = 64;
        double row = 66;
        double greatest = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.oneMillis(), pair.otherMillis()))
                .max()
                .orElse(1);
        double bottom = top + pairs.size() * row;
        var svg = new Svg(WIDTH, bottom + 60, "Much data beside little (line 8)");
        double step = Svg.step(greatest, 6);
        for (double tick = 0; tick <= greatest; tick += step) {
            double x = left + tick / greatest * (right - left);
            svg.line(x, top - 8, x, bottom, "grid");
            svg.text(x, bottom + 20, "middle", "muted", Figures.text(tick));
        }
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            double y = top + i * row;
            svg.text(left - 14, y + 30, "end", "", pair.label());
            time(svg, y + 2, left, (right - left) / greatest, pair.one(), pair.oneMillis(), "second");
            time(svg, y + 26, left, (right - left) / greatest, pair.other(), pair.otherMillis(), "first");
        }
        svg.text((left + right) / 2, bottom + 44, "middle", "muted", "milliseconds");
        return svg.drawn();
    }

    private static void time(
            Svg svg, double y, double left, double perMilli, String whose, double millis, String style) {
        double width = millis * perMilli;
        svg.bar(left, y, width, 20, style);
        svg.text(left + width + 8, y + 15, "start", "", "%s, %s ms".formatted(whose, Figures.text(millis)));
    }
}
