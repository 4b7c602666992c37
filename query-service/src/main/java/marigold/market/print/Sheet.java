package marigold.market.print;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.market.reports.Metadata.Period;

/// A report, laid out for its template.
///
/// @param kind     which template
/// @param title    what a browser proposes as the name of the PDF
/// @param metadata what front ends read beside the document
/// @param content  what the template shows
record Sheet(Kind kind, String title, Object metadata, Object content) {
    enum Kind {
        DAILY_SALES,
        LEDGER,
        GROUP_PATTI,
        GROUP_TOTAL,
        GROUP_TOTAL_BY_GROUP,
        SILK_DAY,
        SAALA_STATEMENT,
        ADVANCE_STATEMENT;

        String template() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Characters that a file's name cannot have, on one system or another.
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+");

    /// Most systems end at 255 bytes, and a letter may take three.
    private static final int NAME_MAX = 60;

    /// @param names what the report is, and of whom
    static String title(Period period, String... names) {
        String days = period.from().equals(period.to()) ? period.to().toString() : period.from() + " to " + period.to();
        return Stream.concat(Arrays.stream(names).map(Sheet::inName), Stream.of(days))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String inName(String text) {
        String name = NOT_IN_NAMES.matcher(text).replaceAll(" ").strip();
        return name.codePoints()
                .limit(NAME_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
