package marigold.market.vendor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorRegistered;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;
import marigold.refusal.Unknown;
import marigold.security.Session;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A vendor")
class VendorTest {
    private static final long VENDOR = 7;
    private static final long OWNER = 70;
    private static final VendorRegistered REGISTERED = new VendorRegistered(
            VENDOR,
            "Sri Flowers",
            "Asha",
            "asha@sri.example",
            "Asia/Kolkata",
            12_00,
            SettlementBase.GROSS,
            true,
            false);

    private static final String LOGO = "data:image/png;base64,iVBORw0KGgo=";

    private final FixtureConfiguration<Vendor> vendor = new AggregateTestFixture<>(Vendor.class);

    @Test
    @DisplayName("starts with the market's rules: 12 % of the gross, paid subtracted, no overdraw")
    void registers() {
        vendor.givenNoPriorActivity()
                .when(new RegisterVendor(VENDOR, "asha@sri.example", VendorSettings.initial("Sri Flowers", "Asha")))
                .expectEvents(REGISTERED);
    }

    @Test
    @DisplayName("gets people who work for it, in the roles that there are")
    void adds() {
        vendor.given(REGISTERED)
                .when(new AddVendorUser(VENDOR, OWNER, "Asha", "asha@sri.example", Session.VENDOR_ADMIN))
                .expectEvents(new VendorUserAdded(VENDOR, OWNER, "Asha", "asha@sri.example", Session.VENDOR_ADMIN));
        assertThatThrownBy(() -> new AddVendorUser(VENDOR, OWNER, "Asha", "asha@sri.example", "Admin User"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("notes a new password of one of its people, never the password")
    void resetsPassword() {
        vendor.given(REGISTERED, new VendorUserAdded(VENDOR, OWNER, "Asha", "asha@sri.example", Session.VENDOR_ADMIN))
                .when(new ResetVendorUserPassword(VENDOR, OWNER))
                .expectEvents(new VendorUserPasswordReset(VENDOR, OWNER));
        vendor.given(REGISTERED)
                .when(new ResetVendorUserPassword(VENDOR, OWNER))
                .expectException(Unknown.class);
    }

    @Test
    @DisplayName("changes its letterhead, time zone and money rules, each for itself")
    void changes() {
        vendor.given(REGISTERED)
                .when(new ChangeVendorSettings(
                        VENDOR,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("080 1234"),
                        Optional.empty(),
                        Optional.of(LOGO),
                        Optional.of("Asia/Colombo"),
                        OptionalInt.of(10_00),
                        Optional.of(SettlementBase.NET_OF_CHARGES),
                        Optional.empty(),
                        Optional.of(true)))
                .expectEvents(
                        new VendorLetterheadChanged(VENDOR, "Sri Flowers", "Asha", "080 1234", ""),
                        new VendorLogoChanged(VENDOR, LOGO),
                        new VendorTimeZoneChanged(VENDOR, "Asia/Colombo"),
                        new VendorMoneyRulesChanged(VENDOR, 10_00, SettlementBase.NET_OF_CHARGES, true, true));
    }

    @Test
    @DisplayName("notes nothing when nothing changes")
    void unchanged() {
        vendor.given(REGISTERED, new VendorLogoChanged(VENDOR, LOGO))
                .when(new ChangeVendorSettings(
                        VENDOR,
                        Optional.of("Sri Flowers"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LOGO),
                        Optional.of("Asia/Kolkata"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false)))
                .expectNoEvents();
    }
}
