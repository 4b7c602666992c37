package marigold.market.reports;

import java.util.OptionalInt;
import marigold.reads.DateRange;

/// Which lines a slip shows and at which rate.
///
/// @param item                  name or code, `""` for all
/// @param vehicle               name or number, `""` for all
/// @param commissionBasisPoints the rate that the caller wants for everybody (D1); empty where each farmer's
///        own counts
public record SlipQuery(DateRange range, String item, String vehicle, OptionalInt commissionBasisPoints) {}
