package marigold.market.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Texts as they stand on paper.
final class Printed {
    /// Where a column has nothing to show.
    static final String BLANK = "N/A";

    static final String NO_FARMER = "Unknown";
    static final String NO_ITEM = "Unspecified";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    private Printed() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /// The text, or what stands for one that is blank or, behind an outer join, null.
    static String or(String text, String blank) {
        return text == null || text.isBlank() ? blank : text;
    }

    static String vehicle(String name, String number) {
        return or(name.isBlank() ? number : name, BLANK);
    }
}
