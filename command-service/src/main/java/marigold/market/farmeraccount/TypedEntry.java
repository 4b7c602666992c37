package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.LineArithmetic;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// One line as a clerk typed it. What he left out stays as it is in a line that he corrects, and is nothing
/// in a new one.
record TypedEntry(
        Optional<LocalDate> collectedOn,
        Optional<TypedVehicle> vehicle,
        Optional<String> itemCode,
        Optional<String> itemName,
        OptionalLong quantityGrams,
        OptionalLong ratePaisePerKg,
        OptionalLong labourPaisePerKg,
        OptionalLong cooliePaise,
        OptionalLong transportPaise,
        OptionalLong paidPaise,
        Optional<String> remarks) {
    private static final int GRAMS_STEP = 10;

    TypedEntry {
        quantityGrams.ifPresent(grams -> require(grams > 0 && grams % GRAMS_STEP == 0, "quantityGrams", grams));
        ratePaisePerKg.ifPresent(paise -> require(paise >= 0, "ratePaisePerKg", paise));
        labourPaisePerKg.ifPresent(paise -> require(paise >= 0, "labourPaisePerKg", paise));
        cooliePaise.ifPresent(paise -> require(paise >= 0, "cooliePaise", paise));
        transportPaise.ifPresent(paise -> require(paise >= 0, "transportPaise", paise));
        paidPaise.ifPresent(paise -> require(paise >= 0, "paidPaise", paise));
    }

    /// Whether it says enough for a line of its own.
    boolean isComplete() {
        return collectedOn.isPresent() && quantityGrams.isPresent() && ratePaisePerKg.isPresent();
    }

    /// The line that this makes, for a farmer who is in that group now; empty when its amounts are
    /// impossible.
    Optional<EntryLine> asNew(OptionalLong groupId) {
        LocalDate date = collectedOn.orElseThrow();
        return complete()
                .onto(new EntryLine(
                        date, groupId, OptionalLong.empty(), "", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, ""));
    }

    /// The line that this makes of an earlier one, whose group stays (D10); empty when its amounts are
    /// impossible.
    Optional<EntryLine> onto(EntryLine before) {
        TypedVehicle vehicleBefore = TypedVehicle.of(before);
        // A screen sends back the word that it was shown; the vehicle behind it stays, even if it was renamed since.
        TypedVehicle vehicleAfter = vehicle.filter(
                        named -> named.byId() || !named.shown().equals(vehicleBefore.shown()))
                .orElse(vehicleBefore);
        long grams = quantityGrams.orElse(before.quantityGrams());
        long rate = ratePaisePerKg.orElse(before.ratePaisePerKg());
        long labourRate = labourPaisePerKg.orElse(before.labourPaisePerKg());
        long coolie = cooliePaise.orElse(before.cooliePaise());
        long transport = transportPaise.orElse(before.transportPaise());
        OptionalLong gross = LineArithmetic.amountPaise(grams, rate);
        OptionalLong labour = LineArithmetic.amountPaise(grams, labourRate);
        if (gross.isEmpty() || labour.isEmpty()) return Optional.empty();
        OptionalLong lineTotal =
                LineArithmetic.lineTotalPaise(gross.getAsLong(), labour.getAsLong(), coolie, transport);
        if (lineTotal.isEmpty()) return Optional.empty();
        return Optional.of(new EntryLine(
                collectedOn.orElse(before.collectedOn()),
                before.groupId(),
                vehicleAfter.vehicleId(),
                vehicleAfter.number(),
                vehicleAfter.name(),
                itemCode.orElse(before.itemCode()),
                itemName.orElse(before.itemName()),
                grams,
                rate,
                labourRate,
                gross.getAsLong(),
                labour.getAsLong(),
                coolie,
                transport,
                lineTotal.getAsLong(),
                paidPaise.orElse(before.paidPaise()),
                remarks.orElse(before.remarks())));
    }

    /// Whether an existing line already says all of this.
    boolean says(EntryLine line) {
        return complete().onto(line).filter(line::equals).isPresent();
    }

    private TypedEntry complete() {
        return new TypedEntry(
                collectedOn,
                Optional.of(vehicle.orElse(TypedVehicle.NONE)),
                Optional.of(itemCode.orElse("")),
                Optional.of(itemName.orElse("")),
                quantityGrams,
                ratePaisePerKg,
                OptionalLong.of(labourPaisePerKg.orElse(0)),
                OptionalLong.of(cooliePaise.orElse(0)),
                OptionalLong.of(transportPaise.orElse(0)),
                OptionalLong.of(paidPaise.orElse(0)),
                Optional.of(remarks.orElse("")));
    }

    private static void require(boolean holds, String component, long value) {
        if (!holds) throw new IllegalArgumentException(component + " is impossible: " + value);
    }
}
