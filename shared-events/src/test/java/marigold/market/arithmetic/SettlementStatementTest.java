package marigold.market.arithmetic;

import static marigold.market.events.VendorEvent.SettlementBase.GROSS;
import static marigold.market.events.VendorEvent.SettlementBase.NET_OF_CHARGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import marigold.market.arithmetic.SettlementStatement.Payment;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.market.events.VendorEvent.SettlementBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Figures of spec section 9.
@DisplayName("A farmer's statement")
class SettlementStatementTest {
    /// 10.5 kg at 45, labour 2, coolie 15, paid 100; and 4 kg at 120.50.
    private static final Sums RAVI = new Sums(14_500, 95_450, 2_100, 1_500, 0, 10_000);

    private static final Sums SUMA = new Sums(100_000, 500_000, 10_000, 2_000, 0, 50_000);

    /// 20 kg at 30, labour 1, coolie 10, transport 40; and 12.5 kg at 18, labour 0.5, coolie 5.
    private static final Sums TWO_LINES = new Sums(32_500, 82_500, 2_625, 1_500, 4_000, 0);

    @Test
    @DisplayName("takes its commission from the gross by default, and subtracts what was paid (9.41, 9.43)")
    void slip() {
        SettlementStatement ravi = SettlementStatement.of(RAVI, GROSS, 1200);
        assertThat(ravi.commissionPaise()).isEqualTo(11_454);
        assertThat(ravi.netPaise()).isEqualTo(83_996);
        assertThat(ravi.balancePaise()).isEqualTo(70_396);
        SettlementStatement suma = SettlementStatement.of(SUMA, GROSS, 1000);
        assertThat(suma.netPaise()).isEqualTo(450_000);
        assertThat(suma.balancePaise()).isEqualTo(388_000);
    }

    @Test
    @DisplayName("recovers at most a share of what is left, and never more than is owed (9.50 to 9.53)")
    void payment() {
        assertThat(SettlementStatement.of(RAVI, NET_OF_CHARGES, 1000).payment(false, 100_000, 2000))
                .isEqualTo(new Payment(16_533, 66_132));
        assertThat(SettlementStatement.of(RAVI, GROSS, 1200).payment(true, 100_000, 2000))
                .isEqualTo(new Payment(14_079, 56_317));
        assertThat(SettlementStatement.of(RAVI, NET_OF_CHARGES, 1000).payment(false, 5_000, 2000))
                .isEqualTo(new Payment(5_000, 77_665));
        assertThat(SettlementStatement.of(RAVI, GROSS, 1200).payment(true, 5_000, 2000))
                .isEqualTo(new Payment(5_000, 65_396));
        assertThat(SettlementStatement.of(SUMA, NET_OF_CHARGES, 1000).payment(false, 0, 2000))
                .isEqualTo(new Payment(0, 439_200));
        assertThat(SettlementStatement.of(TWO_LINES, NET_OF_CHARGES, 1200).payment(false, 100_000, 2500))
                .isEqualTo(new Payment(16_363, 49_087));
        assertThat(SettlementStatement.of(TWO_LINES, GROSS, 1200).payment(true, 100_000, 2500))
                .isEqualTo(new Payment(16_119, 48_356));
    }

    @Test
    @DisplayName("recovers nothing when nothing is left or nothing is owed")
    void nothingToRecover() {
        Sums paidTooMuch = new Sums(1_000, 10_000, 0, 0, 0, 9_000);
        assertThat(SettlementStatement.of(paidTooMuch, GROSS, 1200).payment(true, 5_000, 10_000))
                .isEqualTo(new Payment(0, -200));
        assertThat(SettlementStatement.of(RAVI, GROSS, 1200).payment(true, -1, 10_000))
                .isEqualTo(new Payment(0, 70_396));
    }

    @Test
    @DisplayName("rounds the commission once, and its lines' shares add up to it (9.45)")
    void roundsOnce() {
        Sums line = new Sums(1_000, 1_004, 0, 0, 0, 0);
        assertThat(SettlementStatement.of(line.plus(line).plus(line), GROSS, 1200)
                        .commissionPaise())
                .isEqualTo(361);
        assertThat(SettlementStatement.commissionShares(new Sums[] {line, line, line}, GROSS, 1200))
                .containsExactly(121, 120, 120);
    }

    @Test
    @DisplayName("agrees with decimal arithmetic on random lines, and no share is off by a paisa or more")
    void randomLines() {
        long seed = System.nanoTime();
        System.out.println("SettlementStatementTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Sums[] lines = new Sums[random.nextInt(1, 40)];
            for (int i = 0; i < lines.length; i++) {
                long gross = random.nextLong(1L << random.nextInt(1, 39));
                lines[i] = new Sums(1, gross, gross / 9, gross / 7, gross / 11, gross / 3);
            }
            int rate = random.nextInt(10_001);
            for (SettlementBase base : SettlementBase.values()) {
                Sums sums = Arrays.stream(lines).reduce(Sums.NONE, Sums::plus);
                BigDecimal exact = exact(sums, base, rate);
                long commission = SettlementStatement.of(sums, base, rate).commissionPaise();
                assertThat(commission)
                        .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
                long[] shares = SettlementStatement.commissionShares(lines, base, rate);
                assertThat(Arrays.stream(shares).sum()).isEqualTo(commission);
                for (int i = 0; i < lines.length; i++) {
                    assertThat(exact(lines[i], base, rate)
                                    .subtract(BigDecimal.valueOf(shares[i]))
                                    .abs())
                            .isLessThan(BigDecimal.ONE);
                }
            }
        }
    }

    @Test
    @DisplayName("refuses a rate that is no share")
    void rate() {
        assertThatThrownBy(() -> SettlementStatement.of(RAVI, GROSS, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettlementStatement.of(RAVI, GROSS, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal exact(Sums sums, SettlementBase base, int rate) {
        long charges = sums.labourPaise() + sums.transportPaise() + sums.cooliePaise();
        long of = base == GROSS ? sums.grossPaise() : sums.grossPaise() - charges;
        return BigDecimal.valueOf(of).multiply(BigDecimal.valueOf(rate)).movePointLeft(4);
    }
}
