package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import marigold.refusal.InvalidRequest;

/// The parameters of a query's address, checked. A malformed one is refused with its name; an unknown one is
/// ignored.
public final class Parameters {
    private static final int TEXT_MAX = 200;

    /// `LocalDate` alone would also read +12026-01-01, which PostgreSQL's dates and our readers do not need.
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");

    /// In basis points.
    private static final int WHOLE = 10_000;

    private final HttpServletRequest request;

    Parameters(HttpServletRequest request) {
        this.request = request;
    }

    /// Most requests have no parameters: then none is looked for, as Tomcat would begin with taking the
    /// request apart.
    private String parameter(String name) {
        return request.getQueryString() == null ? null : request.getParameter(name);
    }

    /// The first of the names that is there and not blank. Some front ends write `undefined` or `null` for
    /// nothing.
    public Optional<String> text(String... names) {
        for (String name : names) {
            String value = parameter(name);
            if (value == null || value.isBlank() || value.equals("undefined") || value.equals("null")) continue;
            if (value.length() > TEXT_MAX) {
                throw new InvalidRequest(name, "must have at most %d characters".formatted(TEXT_MAX));
            }
            if (value.indexOf('\0') >= 0) throw new InvalidRequest(name, "must be text");
            return Optional.of(value.strip());
        }
        return Optional.empty();
    }

    /// Part of a name, `""` when nothing is looked for.
    public String search(String... names) {
        return text(names).orElse("");
    }

    /// Refuses a request without one of the parameters.
    public void require(String... names) {
        for (String name : names) {
            if (text(name).isEmpty()) throw new InvalidRequest(name, "is required");
        }
    }

    public OptionalLong id(String... names) {
        for (String name : names) {
            Optional<String> value = text(name);
            if (value.isPresent()) return OptionalLong.of(number(name, value.get(), 1, Long.MAX_VALUE));
        }
        return OptionalLong.empty();
    }

    /// A share of the whole in basis points, from a percentage with at most two decimals: `12.5` is 1250.
    public OptionalInt basisPoints(String... names) {
        for (String name : names) {
            Optional<String> value = text(name);
            if (value.isPresent()) return OptionalInt.of(basisPoints(name, value.get()));
        }
        return OptionalInt.empty();
    }

    private static int basisPoints(String name, String value) {
        if (PERCENTAGE.matcher(value).matches()) {
            int basisPoints = new BigDecimal(value).movePointRight(2).intValueExact();
            if (basisPoints <= WHOLE) return basisPoints;
        }
        throw new InvalidRequest(name, "must be a percentage from 0 to 100 with at most two decimals");
    }

    /// Whether the parameter is there, even empty.
    public boolean has(String name) {
        return parameter(name) != null;
    }

    /// Whether the caller left the page to us, as existing front ends do.
    public boolean asksNoPage() {
        return !asksPart() && !Exports.isAsked(request);
    }

    private boolean asksPart() {
        return has("page") || has("size") || has("limit");
    }

    /// The asked page; all rows that one answer may hold when none was asked for.
    ///
    /// @param defaultSize rows of a page when only its number was given
    public Page page(int defaultSize) {
        return asksNoPage() ? Page.WHOLE : pageOf(defaultSize, "size");
    }

    /// The asked page; the first one when none was asked for.
    public Page pageOf(int defaultSize, String sizeName) {
        return pageOf(defaultSize, sizeName, Page.SIZE_MAX);
    }

    /// As [#pageOf], where pages are smaller than elsewhere.
    public Page pageOf(int defaultSize, String sizeName, int sizeMax) {
        if (Exports.isAsked(request) && !asksPart()) return Page.EXPORT;
        return new Page(count("page", 1, Page.NUMBER_MAX), count(sizeName, defaultSize, sizeMax));
    }

    private int count(String name, int byDefault, int max) {
        String value = parameter(name);
        return value == null ? byDefault : (int) number(name, value.strip(), 1, max);
    }

    /// The one of two names of a parameter that the caller used, the first if both; the second if neither.
    public String given(String first, String second) {
        return text(first).isPresent() ? first : second;
    }

    /// A required business date, or today.
    public LocalDate date(String name, Supplier<LocalDate> today) {
        return date(name).orElseGet(today);
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(value -> dateOf(name, value));
    }

    /// The dates from one parameter to another. What is missing comes from today: a missing end is today, a
    /// missing start is the first of the end's month.
    public DateRange range(String fromName, String toName, Supplier<LocalDate> today) {
        return range(fromName, toName, today, end -> end.withDayOfMonth(1));
    }

    /// As above, with another start for an end where none is given.
    public DateRange range(
            String fromName, String toName, Supplier<LocalDate> today, UnaryOperator<LocalDate> startBefore) {
        Optional<LocalDate> from = date(fromName);
        Optional<LocalDate> to = date(toName);
        LocalDate end = to.orElseGet(today);
        LocalDate start = from.orElseGet(() -> startBefore.apply(end));
        if (start.isAfter(end)) throw reversed(fromName, toName);
        return new DateRange(start, end, to.isEmpty());
    }

    /// The dates from one parameter to another; what is missing is open.
    public DateRange openRange(String fromName, String toName) {
        LocalDate start = date(fromName).orElse(LocalDate.of(1, 1, 1));
        LocalDate end = date(toName).orElse(LocalDate.of(9999, 12, 31));
        if (start.isAfter(end)) throw reversed(fromName, toName);
        return new DateRange(start, end, false);
    }

    /// The dates from one parameter to another, which must both be there.
    public DateRange requiredRange(String fromName, String toName) {
        require(fromName, toName);
        return openRange(fromName, toName);
    }

    private static InvalidRequest reversed(String fromName, String toName) {
        return new InvalidRequest(fromName, "must not be after " + toName);
    }

    /// The date that a part of the address, of that name, says.
    public static LocalDate dateOf(String name, String value) {
        try {
            if (ISO_DATE.matcher(value).matches()) return LocalDate.parse(value);
        } catch (DateTimeParseException _) {
            // 30 February looks like a date and is none: refused below.
        }
        throw new InvalidRequest(name, "must be a date like 2026-03-01");
    }

    private static long number(String name, String value, long min, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException _) {
            // Refused below, like a number out of bounds.
        }
        String bounds =
                max == Long.MAX_VALUE ? "must be a positive number" : "must be from %d to %d".formatted(min, max);
        throw new InvalidRequest(name, bounds);
    }
}
