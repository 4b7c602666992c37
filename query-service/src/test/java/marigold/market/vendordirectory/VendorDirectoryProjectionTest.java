package marigold.market.vendordirectory;

import static marigold.market.vendordirectory.VendorDirectoryProjection.USERS;
import static marigold.market.vendordirectory.VendorDirectoryProjection.VENDORS;
import static marigold.projection.ProjectionSpec.at;

import marigold.market.Market;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;
import marigold.market.vendordirectory.VendorDirectoryProjection.User;
import marigold.market.vendordirectory.VendorDirectoryProjection.Vendor;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vendors of the platform")
class VendorDirectoryProjectionTest {
    private final ProjectionSpec<?> directory = ProjectionSpec.of(new VendorDirectoryProjection());

    @Test
    @DisplayName("are listed with their users and their letterhead")
    void listed() {
        directory
                .given(
                        new Market(1).vendor(),
                        new VendorUserAdded(1, 9, "Clerk", "clerk@example.com", "staff"),
                        new VendorLetterheadChanged(1, "Flowers", "New Owner", "080", "Market Road"),
                        new VendorUserPasswordReset(1, 9))
                .thenRows(VENDORS, new Vendor(1, "Flowers", "New Owner", "owner1@example.com", "080", at(1)))
                .thenRows(USERS, new User(1, 9, "Clerk", "clerk@example.com", "staff", true, at(2)));
    }
}
