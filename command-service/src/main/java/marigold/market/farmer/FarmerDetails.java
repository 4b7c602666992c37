package marigold.market.farmer;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// Who a farmer is, as he now stands in the books.
record FarmerDetails(
        String farmerCode,
        String name,
        OptionalLong groupId,
        String phone,
        String address,
        OptionalInt commissionBasisPoints) {}
