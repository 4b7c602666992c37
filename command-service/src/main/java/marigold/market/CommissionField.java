package marigold.market;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.request.JsonFields;

/// Reads a commission rate, 0 to 100 per cent, where `null` means that a more general rate applies (D1).
public final class CommissionField {
    private static final String NAME = "commission_percent";
    private static final long HUNDRED_PERCENT = 100_00;

    private CommissionField() {}

    /// In basis points; empty when the request sets none.
    public static OptionalInt of(JsonFields body) {
        OptionalLong basisPoints = body.optionalHundredths(0, HUNDRED_PERCENT, NAME);
        return basisPoints.isPresent() ? OptionalInt.of((int) basisPoints.getAsLong()) : OptionalInt.empty();
    }

    /// As [#of]; empty when the request does not name the rate at all, so that it stays.
    public static Optional<OptionalInt> ifNamed(JsonFields body) {
        return body.has(NAME) ? Optional.of(of(body)) : Optional.empty();
    }
}
