package marigold.peers.spring;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/// One line as the clerk's screen sends it.
///
/// @param date    today when it is missing
/// @param vehicle its name or number
/// @param laguage labour per kilogram
record NewEntry(
        LocalDate date,
        @Size(max = 100) String vehicle,
        @JsonProperty("itemCode") @NotBlank @Size(max = 50) String itemCode,

        @NotNull @Positive @Digits(integer = 10, fraction = 2)
        BigDecimal qty,

        @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2)
        BigDecimal rate,

        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal laguage,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal coolie,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal transport,

        @JsonProperty("paidAmt") @PositiveOrZero @Digits(integer = 10, fraction = 2)
        BigDecimal paidAmt,

        @Size(max = 500) String remarks) {
    NewEntry {
        vehicle = Objects.requireNonNullElse(vehicle, "");
        laguage = Objects.requireNonNullElse(laguage, BigDecimal.ZERO);
        coolie = Objects.requireNonNullElse(coolie, BigDecimal.ZERO);
        transport = Objects.requireNonNullElse(transport, BigDecimal.ZERO);
        paidAmt = Objects.requireNonNullElse(paidAmt, BigDecimal.ZERO);
        remarks = Objects.requireNonNullElse(remarks, "");
    }
}
