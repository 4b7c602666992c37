package marigold.market.print;

import com.samskivert.mustache.Mustache;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Values as they stand on paper: amounts with two decimals, grouped as in India; days as 01-03-2026; blank
/// for what is not there.
final class Figures implements Mustache.Formatter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    @Override
    public String format(Object value) {
        return switch (value) {
            case BigDecimal amount -> amount(amount);
            case LocalDate day -> DAY.format(day);
            case Optional<?> perhaps -> perhaps.map(this::format).orElse("");
            default -> value.toString();
        };
    }

    /// 1234567.5 is 12,34,567.50: three digits before the point, and two by two before them.
    private static String amount(BigDecimal amount) {
        BigDecimal shown = amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount;
        StringBuilder text = new StringBuilder(shown.toPlainString());
        int first = shown.signum() < 0 ? 1 : 0;
        for (int comma = text.indexOf(".") - 3; comma > first; comma -= 2) text.insert(comma, ',');
        return text.toString();
    }
}
