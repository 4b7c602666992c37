package marigold.market.reports;

import java.time.LocalDate;

/// Texts as they stand on paper.
final class Printed {
    /// Where a column has nothing to show.
    static final String BLANK = "N/A";

    static final String NO_FARMER = "Unknown";
    static final String NO_ITEM = "Unspecified";

    private Printed() {}

    /// As 25-10-2026. Without a formatter, in which long reports spent a tenth of their time.
    static String date(LocalDate date) {
        return twoDigits(date.getDayOfMonth()) + "-" + twoDigits(date.getMonthValue()) + "-" + date.getYear();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /// The text, or what stands for one that is blank or, behind an outer join, null.
    static String or(String text, String blank) {
        return text == null || text.isBlank() ? blank : text;
    }

    static String vehicle(String name, String number) {
        return or(name.isBlank() ? number : name, BLANK);
    }
}
