package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// Lines for tests, which name only what matters to them.
final class TypedEntries {
    static final long VENDOR = 7;
    static final long RAVI = 42;
    static final OptionalLong KMP = OptionalLong.of(3);
    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    static final LocalDate SECOND = LocalDate.of(2026, 3, 2);

    private TypedEntries() {}

    /// So many kilograms at so many rupees, on that day.
    static TypedEntry typed(LocalDate on, long kilograms, long rupeesPerKg) {
        return typed(on, kilograms, rupeesPerKg, "");
    }

    static TypedEntry typed(LocalDate on, long kilograms, long rupeesPerKg, String remarks) {
        return new TypedEntry(
                Optional.of(on),
                Optional.empty(),
                Optional.of("R"),
                Optional.of("Rose"),
                OptionalLong.of(kilograms * 1_000),
                OptionalLong.of(rupeesPerKg * 100),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(remarks));
    }

    /// What [#typed(LocalDate, long, long)] becomes in an event.
    static EntryLine line(LocalDate on, long kilograms, long rupeesPerKg) {
        long grossPaise = kilograms * rupeesPerKg * 100;
        return new EntryLine(
                on,
                KMP,
                OptionalLong.empty(),
                "",
                "",
                "R",
                "Rose",
                kilograms * 1_000,
                rupeesPerKg * 100,
                0,
                grossPaise,
                0,
                0,
                0,
                grossPaise,
                0,
                "");
    }

    /// A correction that names nothing.
    static TypedEntry nothing() {
        return new TypedEntry(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    static TypedEntry vehicle(TypedVehicle vehicle) {
        return new TypedEntry(
                Optional.empty(),
                Optional.of(vehicle),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    static TypedEntry coolie(long paise) {
        return new TypedEntry(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(paise),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }
}
