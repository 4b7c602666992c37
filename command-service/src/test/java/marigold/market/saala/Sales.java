package marigold.market.saala;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaalaAccountOpened;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentReceived;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRecorded;
import marigold.market.events.SaalaAccountEvent.SaleLine;

/// Sales and payments for tests, which name only what matters to them: kilograms and rupees.
final class Sales {
    static final long VENDOR = 7;
    static final long SHOP = 42;
    static final LocalDate FIFTH = LocalDate.of(2026, 3, 5);
    static final LocalDate SIXTH = LocalDate.of(2026, 3, 6);
    static final SaalaAccountOpened OPENED = new SaalaAccountOpened(VENDOR, SHOP, "Lakshmi Stores", "98450", "");

    private Sales() {}

    static TypedSale typed(LocalDate on, long kilograms, long rate, long paid) {
        return new TypedSale(on, "", "R", "Rose", kilograms * 1_000, rate * 100, OptionalLong.empty(), paid * 100);
    }

    static SaleLine sale(LocalDate on, long kilograms, long rate, long total, long paid) {
        return new SaleLine(on, "", "R", "Rose", kilograms * 1_000, rate * 100, total * 100, paid * 100);
    }

    static SaleLine sale(LocalDate on, long kilograms, long rate, long paid) {
        return sale(on, kilograms, rate, kilograms * rate, paid);
    }

    static SaalaSaleRecorded recorded(long lineId, SaleLine line, long balance) {
        return new SaalaSaleRecorded(VENDOR, SHOP, lineId, line, balance * 100);
    }

    static PaymentLine payment(LocalDate on, long amount) {
        return new PaymentLine(on, "", amount * 100);
    }

    static SaalaPaymentReceived received(long lineId, PaymentLine line, long balance) {
        return new SaalaPaymentReceived(VENDOR, SHOP, lineId, line, balance * 100);
    }

    /// A correction of kilograms, rate, total and paid; a negative number leaves the field out.
    static LineChanges changes(Optional<LocalDate> on, long kilograms, long rate, long total, long paid) {
        return new LineChanges(
                on,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                optional(kilograms, 1_000),
                optional(rate, 100),
                optional(total, 100),
                optional(paid, 100));
    }

    private static OptionalLong optional(long value, long times) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value * times);
    }
}
