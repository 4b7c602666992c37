package marigold.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The arithmetic of a line")
class LineArithmeticTest {
    @ParameterizedTest(name = "{0}: {1} kg @{2}, labour {3}/kg, coolie {4}, transport {5}")
    @CsvSource({
        "9.1,  10.5,  45,     2, 15,  0,  472.50,  21.00, 436.50",
        "9.2,  4,     120.50, 0,  0,  0,  482.00,   0.00, 482.00",
        "9.3,  20,    30,     1, 10, 40,  600.00,  20.00, 530.00",
        "9.4,  1,     10,     0, 15,  0,   10.00,   0.00,       ",
        "9.6a, 10.50, 3.25,   0,  0,  0,   34.13,   0.00,  34.13",
        "9.6b, 15.75, 3.50,   0,  0,  0,   55.13,   0.00,  55.13"
    })
    @DisplayName("gives the amounts of the specification")
    void table(
            String acceptance,
            BigDecimal kilograms,
            BigDecimal rate,
            BigDecimal labour,
            BigDecimal coolie,
            BigDecimal transport,
            BigDecimal gross,
            BigDecimal totalLabour,
            BigDecimal lineTotal) {
        long grams = kilograms.movePointRight(3).longValueExact();

        OptionalLong grossPaise = LineArithmetic.amountPaise(grams, paise(rate));
        OptionalLong labourPaise = LineArithmetic.amountPaise(grams, paise(labour));

        assertThat(grossPaise).hasValue(paise(gross));
        assertThat(labourPaise).hasValue(paise(totalLabour));
        OptionalLong left = LineArithmetic.lineTotalPaise(
                grossPaise.getAsLong(), labourPaise.getAsLong(), paise(coolie), paise(transport));
        if (lineTotal == null) {
            assertThat(left).isEmpty();
        } else {
            assertThat(left).hasValue(paise(lineTotal));
        }
    }

    @Test
    @DisplayName("rounds half up to a paisa wherever the exact amount fits, and says so where it does not")
    void agreesWithExactDecimals() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long grams = 10 * random.nextLong(1, 1L << random.nextInt(1, 37));
            long rate = random.nextLong(1L << random.nextInt(1, 40));
            BigDecimal exact = BigDecimal.valueOf(grams, 3)
                    .multiply(BigDecimal.valueOf(rate))
                    .setScale(0, RoundingMode.HALF_UP);
            boolean fits = exact.compareTo(BigDecimal.valueOf(LineArithmetic.AMOUNT_PAISE_MAX)) <= 0;
            assertThat(LineArithmetic.amountPaise(grams, rate))
                    .as("seed %d: %d g at %d", seed, grams, rate)
                    .isEqualTo(fits ? OptionalLong.of(exact.longValueExact()) : OptionalLong.empty());
        }
    }

    @Test
    @DisplayName("does not overflow with the largest weight and rate that a request may hold")
    void largest() {
        assertThat(LineArithmetic.amountPaise(9_999_999_999_990L, 999_999_999_999L))
                .isEmpty();
    }

    private static long paise(BigDecimal rupees) {
        return rupees.movePointRight(2).longValueExact();
    }
}
