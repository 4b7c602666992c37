package marigold.peers.spring;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A farmer's commission is rounded half up once for the period. Lines have shares of it that add up to it:
/// whole paise first, then one more for each of the largest remainders.
final class Commission {
    private static final BigDecimal PAISA = new BigDecimal("0.01");

    private Commission() {}

    interface Row<T> {
        T of(EntryLine line, BigDecimal percent, BigDecimal commission);
    }

    static <T> List<T> shared(List<EntryLine> lines, BigDecimal percent, Row<T> row) {
        List<BigDecimal> exact = lines.stream()
                .map(line -> line.gross().multiply(percent.movePointLeft(2)))
                .toList();
        BigDecimal commission =
                exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, HALF_UP);
        List<BigDecimal> shares = new ArrayList<>(
                exact.stream().map(share -> share.setScale(2, DOWN)).toList());
        int left = commission
                .subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .divideToIntegralValue(PAISA)
                .intValueExact();
        IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(shares.get(i)))
                        .reversed())
                .limit(left)
                .toList()
                .forEach(i -> shares.set(i, shares.get(i).add(PAISA)));
        return IntStream.range(0, lines.size())
                .mapToObj(i -> row.of(lines.get(i), percent, shares.get(i)))
                .toList();
    }
}
