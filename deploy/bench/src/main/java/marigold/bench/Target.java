package marigold.bench;

import java.util.Locale;

/// What a figure must reach, or must not pass.
record Target(double value, Side side) {
    enum Side {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Target atLeast(double value) {
        return new Target(value, Side.AT_LEAST);
    }

    static Target atMost(double value) {
        return new Target(value, Side.AT_MOST);
    }

    boolean isMetBy(double figure) {
        return side == Side.AT_LEAST ? figure >= value : figure <= value;
    }

    /// How many times better than needed the figure is; below 1 it misses.
    double margin(double figure) {
        double better = side == Side.AT_LEAST ? figure / value : value / figure;
        return Double.isNaN(better) ? 0 : better;
    }

    @Override
    public String toString() {
        return side.sign + " " + Figures.text(value);
    }
}
