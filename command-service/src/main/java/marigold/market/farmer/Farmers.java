package marigold.market.farmer;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import marigold.refusal.Unknown;
import org.springframework.stereotype.Component;

/// Looks the vendor's active farmers up.
@Component
public final class Farmers {
    static final String TYPE = "farmer";

    private final FarmerRows rows;

    Farmers(FarmerRows rows) {
        this.rows = rows;
    }

    static String aggregateId(long farmerId) {
        return TYPE + "-" + farmerId;
    }

    /// @param groupId               the group he is in at this moment
    /// @param commissionBasisPoints his own rate; empty when the group's or the vendor's applies (D1)
    public record Farmer(long farmerId, String name, OptionalLong groupId, OptionalInt commissionBasisPoints) {}

    /// An active farmer of the vendor; throws [Unknown] with the text that existing screens look for.
    public Farmer active(long vendorId, long farmerId, String unknown) {
        return row(vendorId, farmerId, unknown).farmer();
    }

    /// Those of the farmers who are the vendor's and active.
    public Map<Long, Farmer> active(long vendorId, Collection<Long> farmerIds) {
        return rows.findByVendorIdAndActiveTrueAndFarmerIdIn(vendorId, farmerIds).stream()
                .map(FarmerRow::farmer)
                .collect(Collectors.toMap(Farmer::farmerId, Function.identity()));
    }

    FarmerRow row(long vendorId, long farmerId, String unknown) {
        return rows.findByVendorIdAndFarmerIdAndActiveTrue(vendorId, farmerId).orElseThrow(() -> new Unknown(unknown));
    }
}
