package marigold.garden;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.reads.Sql;

/// Whole numbers of the garden's read models as the decimals of an answer, without zeros at their end.
public final class Measures {
    private static final int MILLION = 1_000_000;

    private Measures() {}

    public static BigDecimal hundredths(int hundredths) {
        return shown(BigDecimal.valueOf(hundredths, 2));
    }

    public static Optional<BigDecimal> hundredths(ResultSet row, String column) throws SQLException {
        OptionalInt hundredths = Sql.optionalInt(row, column);
        return hundredths.isPresent() ? Optional.of(hundredths(hundredths.getAsInt())) : Optional.empty();
    }

    public static int millionths(double degrees) {
        return Math.toIntExact(Math.round(degrees * MILLION));
    }

    public static BigDecimal degrees(int millionths) {
        return shown(BigDecimal.valueOf(millionths, 6));
    }

    private static BigDecimal shown(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
