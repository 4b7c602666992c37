package marigold.market.saalastatement;

import static marigold.market.SaalaBook.FIFTH;
import static marigold.market.saalastatement.SaalaStatementProjection.CUSTOMERS;
import static marigold.market.saalastatement.SaalaStatementProjection.DAYS;
import static marigold.market.saalastatement.SaalaStatementProjection.LINES;
import static marigold.projection.ProjectionSpec.at;

import java.util.OptionalLong;
import marigold.market.SaalaBook;
import marigold.market.events.SaalaAccountEvent.SaalaAccountClosed;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerContactChanged;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerRenamed;
import marigold.market.saalastatement.SaalaStatementProjection.Customer;
import marigold.market.saalastatement.SaalaStatementProjection.Day;
import marigold.market.saalastatement.SaalaStatementProjection.Line;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of the saala book")
class SaalaStatementProjectionTest {
    private static final long SHOP = 42;

    private final SaalaBook book = new SaalaBook(1);
    private final ProjectionSpec<?> statement = ProjectionSpec.of(new SaalaStatementProjection());

    @Test
    @DisplayName("are kept one by one and summed by day, and follow corrections to other days")
    void lines() {
        statement
                .given(
                        book.opened(SHOP, "Lakshmi"),
                        book.sold(1, SHOP, FIFTH, 5, 125, 25),
                        book.sold(2, SHOP, FIFTH, 1, 300, 0),
                        book.paid(3, SHOP, FIFTH.plusDays(1), 400),
                        book.corrected(2, FIFTH.minusDays(4), 310),
                        book.corrected(3, FIFTH, 390))
                .thenRows(
                        LINES,
                        new Line(
                                1,
                                1,
                                SHOP,
                                FIFTH,
                                "",
                                "R",
                                "Rose",
                                OptionalLong.of(5_000),
                                OptionalLong.of(125_00),
                                625_00,
                                25_00,
                                at(2),
                                at(2),
                                1),
                        new Line(
                                1,
                                2,
                                SHOP,
                                FIFTH.minusDays(4),
                                "",
                                "R",
                                "Rose",
                                OptionalLong.of(1_000),
                                OptionalLong.of(310_00),
                                310_00,
                                0,
                                at(3),
                                at(5),
                                2),
                        new Line(
                                1,
                                3,
                                SHOP,
                                FIFTH,
                                "Cash",
                                "PAYMENT",
                                "Payment Received",
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                0,
                                390_00,
                                at(4),
                                at(6),
                                2))
                .thenRows(
                        DAYS,
                        new Day(1, SHOP, FIFTH.minusDays(4), 310_00, 0, 1),
                        new Day(1, SHOP, FIFTH, 625_00, 415_00, 2));
    }

    @Test
    @DisplayName("leave nothing behind when they are removed")
    void removed() {
        statement
                .given(
                        book.opened(SHOP, "Lakshmi"),
                        book.sold(1, SHOP, FIFTH, 1, 100, 0),
                        book.paid(2, SHOP, FIFTH, 30),
                        book.removed(1),
                        book.removed(2))
                .thenRows(LINES)
                .thenRows(DAYS)
                .thenRows(CUSTOMERS, new Customer(1, SHOP, "Lakshmi", "98450", "Market Road"));
    }

    @Test
    @DisplayName("know the buyers' names of now, until they leave the book")
    void customers() {
        statement
                .given(
                        book.opened(SHOP, "Lakshmi"),
                        book.opened(43, "Gone"),
                        new SaalaCustomerRenamed(1, SHOP, "Lakshmi Stores"),
                        new SaalaCustomerContactChanged(1, SHOP, "98451", ""),
                        new SaalaAccountClosed(1, 43))
                .thenRows(CUSTOMERS, new Customer(1, SHOP, "Lakshmi Stores", "98451", ""));
    }
}
