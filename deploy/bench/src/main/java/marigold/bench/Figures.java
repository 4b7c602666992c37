package marigold.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/// Figures as they are written: with as many digits as mean something.
final class Figures {
    private Figures() {}

    static String text(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) return String.format(Locale.ROOT, "%,.0f", value);
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.095 ? "%.2f" : "%.3f", value);
    }

    /// A value with its unit; one that begins with a slash stands close.
    static String text(double value, String unit) {
        return text(value) + (unit.isEmpty() || unit.startsWith("/") ? "" : " ") + unit;
    }

    static double rounded(double value, int digits) {
        return Double.isFinite(value) ? Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value)) : 0;
    }

    static double[] rounded(double[] values, int digits) {
        return DoubleStream.of(values).map(value -> rounded(value, digits)).toArray();
    }
}
