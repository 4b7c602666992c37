package marigold.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text in columns, as wide as their widest cell.
final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /// @param sides `l` or `r` for each column: where its text stands
    static String of(List<List<String>> rows, String sides) {
        int[] widths = IntStream.range(0, sides.length())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> padded(row.get(column), widths[column], sides.charAt(column)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(String text, int width, char side) {
        var space = " ".repeat(width - text.length());
        return side == 'r' ? space + text : text + space;
    }
}
