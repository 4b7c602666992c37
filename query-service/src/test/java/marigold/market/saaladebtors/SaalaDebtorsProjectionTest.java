package marigold.market.saaladebtors;

import static marigold.market.SaalaBook.FIFTH;
import static marigold.market.saaladebtors.SaalaDebtorsProjection.DAYS;
import static marigold.market.saaladebtors.SaalaDebtorsProjection.DEBTORS;
import static marigold.projection.ProjectionSpec.at;

import marigold.market.SaalaBook;
import marigold.market.events.SaalaAccountEvent.SaalaAccountClosed;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerContactChanged;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerRenamed;
import marigold.market.saaladebtors.SaalaDebtorsProjection.Day;
import marigold.market.saaladebtors.SaalaDebtorsProjection.Debtor;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The buyers of the saala book")
class SaalaDebtorsProjectionTest {
    private static final long SHOP = 42;
    private static final long HOTEL = 43;

    private final SaalaBook book = new SaalaBook(1);
    private final ProjectionSpec<?> debtors = ProjectionSpec.of(new SaalaDebtorsProjection());

    @Test
    @DisplayName("owe what they took less what they paid, and each day has its own sums")
    void owing() {
        debtors.given(
                        book.opened(SHOP, "Lakshmi"),
                        book.opened(HOTEL, "Hotel"),
                        book.sold(1, SHOP, FIFTH, 1, 625, 25),
                        book.sold(2, HOTEL, FIFTH, 1, 100, 0),
                        book.paid(3, SHOP, FIFTH.plusDays(1), 700),
                        book.corrected(2, FIFTH.plusDays(1), 90),
                        book.corrected(3, FIFTH.plusDays(1), 650))
                .thenRows(
                        DEBTORS,
                        new Debtor(1, SHOP, "Lakshmi", "98450", "Market Road", 625_00, 675_00, -50_00, 2, at(1), at(1)),
                        new Debtor(1, HOTEL, "Hotel", "98450", "Market Road", 90_00, 0, 90_00, 1, at(2), at(2)))
                .thenRows(
                        DAYS,
                        new Day(1, FIFTH, SHOP, 625_00, 25_00, 1),
                        new Day(1, FIFTH.plusDays(1), SHOP, 0, 650_00, 1),
                        new Day(1, FIFTH.plusDays(1), HOTEL, 90_00, 0, 1));
    }

    @Test
    @DisplayName("owe nothing when every line is removed, follow their names and leave the book")
    void leaving() {
        debtors.given(
                        book.opened(SHOP, "Lakshmi"),
                        book.opened(HOTEL, "Hotel"),
                        book.sold(1, SHOP, FIFTH, 1, 625, 25),
                        book.paid(2, SHOP, FIFTH, 10),
                        book.removed(1),
                        book.removed(2),
                        new SaalaCustomerRenamed(1, SHOP, "Stores"),
                        new SaalaCustomerContactChanged(1, SHOP, "", "Fort"),
                        new SaalaAccountClosed(1, HOTEL))
                .thenRows(DEBTORS, new Debtor(1, SHOP, "Stores", "", "Fort", 0, 0, 0, 0, at(1), at(8)))
                .thenRows(DAYS);
    }
}
