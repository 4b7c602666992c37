package marigold.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A drawing of lines, bars and texts, readable on light and on dark pages.
final class Svg {
    private static final String STYLE = """
        <style>
          text { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; font-size: 13px; fill: #1f2328;
                 stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
          .title { font-size: 16px; font-weight: 600; }
          .muted { fill: #59636e; }
          .paper { fill: #ffffff; }
          .grid { stroke: #d1d9e0; stroke-width: 1; }
          .limit { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 5 4; }
          .first { fill: #0969da; } .second { fill: #bc4c00; } .good { fill: #1a7f37; } .bad { fill: #cf222e; }
          .first-line { stroke: #0969da; } .second-line { stroke: #bc4c00; }
          polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; stroke: #0d1117; }
            .muted { fill: #9198a1; }
            .paper { fill: #0d1117; }
            .grid { stroke: #30363d; }
            .limit { stroke: #9198a1; }
            .first { fill: #58a6ff; } .second { fill: #ff9b5e; } .good { fill: #3fb950; } .bad { fill: #ff7b72; }
            .first-line { stroke: #58a6ff; } .second-line { stroke: #ff9b5e; }
          }
        </style>
        """;

    private final StringBuilder shapes = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;

    Svg(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
        text(20, 30, "start", "title", title);
    }

    /// A place in the drawing.
    record Point(double x, double y) {}

    void text(double x, double y, String anchor, String style, String words) {
        shapes.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>%n"
                .formatted(number(x), number(y), anchor, style, escaped(words)));
    }

    void sideways(double x, double y, String words) {
        shapes.append(
                "<text transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\" class=\"muted\">%s</text>%n"
                        .formatted(number(x), number(y), escaped(words)));
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        shapes.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>%n"
                .formatted(number(x1), number(y1), number(x2), number(y2), style));
    }

    void bar(double x, double y, double barWidth, double barHeight, String style) {
        shapes.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\" class=\"%s\"/>%n"
                .formatted(number(x), number(y), number(Math.max(1, barWidth)), number(barHeight), style));
    }

    void curve(List<Point> points, String style) {
        shapes.append("<polyline class=\"%s\" points=\"%s\"/>%n"
                .formatted(
                        style,
                        points.stream()
                                .map(point -> number(point.x()) + "," + number(point.y()))
                                .collect(Collectors.joining(" "))));
    }

    /// A step of a scale that gives about so many ticks up to the greatest value: 1, 2 or 5 times a power of
    /// ten.
    static double step(double greatest, int ticks) {
        double raw = greatest / ticks;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double times = raw / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    String drawn() {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img" aria-label="%3$s">
            %4$s<rect class="paper" width="%1$s" height="%2$s"/>
            %5$s</svg>
            """.formatted(number(width), number(height), escaped(title), STYLE, shapes);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
