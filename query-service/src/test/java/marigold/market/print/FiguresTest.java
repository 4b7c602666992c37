package marigold.market.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A figure on paper")
class FiguresTest {
    private final Figures figures = new Figures();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.00",
                "0.00 | 0.00",
                "999.5 | 999.50",
                "-100 | -100.00",
                "1000 | 1,000.00",
                "-1000 | -1,000.00",
                "99999.99 | 99,999.99",
                "100000 | 1,00,000.00",
                "-100000 | -1,00,000.00",
                "1234567.5 | 12,34,567.50",
                "12345678 | 1,23,45,678.00",
                "9999999999.99 | 9,99,99,99,999.99",
                "1.234 | 1.234",
                "1234.567 | 1,234.567",
            })
    @DisplayName("has two decimals at least, and is grouped as in India")
    void amounts(BigDecimal amount, String printed) {
        assertThat(figures.format(amount)).isEqualTo(printed);
    }

    @Test
    @DisplayName("may be a day, or be missing")
    void others() {
        assertThat(figures.format(LocalDate.of(2026, 3, 1))).isEqualTo("01-03-2026");
        assertThat(figures.format(Optional.empty())).isEmpty();
        assertThat(figures.format(Optional.of(BigDecimal.ONE))).isEqualTo("1.00");
        assertThat(figures.format(7)).isEqualTo("7");
    }
}
