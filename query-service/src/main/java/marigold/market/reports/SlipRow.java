package marigold.market.reports;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One line of a slip. The amounts of all lines add up to the slip's totals: the commission is rounded once
/// for the farmer and period, and each line has its share of it.
///
/// @param date    as printed
/// @param rate    price of a kilogram
/// @param luggage labour and transport
/// @param total   the gross, by the name that front ends read
/// @param balance net less what was paid, luggage and coolie
/// @param amount  gross less what was paid, luggage and coolie
public record SlipRow(
        long id,
        String date,
        LocalDate isoDate,
        String vehicle,
        String itemCode,
        String productName,
        String customer,
        String address,
        BigDecimal qty,
        BigDecimal rate,
        BigDecimal luggage,
        BigDecimal coolie,
        BigDecimal total,
        BigDecimal gross,
        BigDecimal commissionPercent,
        BigDecimal commission,
        BigDecimal net,
        BigDecimal paid,
        BigDecimal balance,
        BigDecimal amount,
        String remarks) {}
