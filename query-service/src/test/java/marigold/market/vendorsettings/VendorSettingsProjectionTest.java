package marigold.market.vendorsettings;

import static marigold.market.vendorsettings.VendorSettingsProjection.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import marigold.market.Market;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.vendorsettings.VendorSettingsProjection.Settings;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of a vendor")
class VendorSettingsProjectionTest {
    private final ProjectionSpec<?> settings = ProjectionSpec.of(new VendorSettingsProjection());

    @Test
    @DisplayName("begin as registered and take every change")
    void changed() {
        settings.given(new Market(1).vendor())
                .thenRows(
                        SETTINGS,
                        new Settings(1, "Stall 1", "Owner", "", "", "", "Asia/Kolkata", 1_200, "GROSS", true, false))
                .given(
                        new VendorLetterheadChanged(1, "Flowers", "New Owner", "080", "Market Road"),
                        new VendorLogoChanged(1, "data:image/png;base64,AAAA"),
                        new VendorTimeZoneChanged(1, "Asia/Dubai"),
                        new VendorMoneyRulesChanged(1, 1_000, SettlementBase.NET_OF_CHARGES, false, true))
                .thenRows(
                        SETTINGS,
                        new Settings(
                                1,
                                "Flowers",
                                "New Owner",
                                "080",
                                "Market Road",
                                "data:image/png;base64,AAAA",
                                "Asia/Dubai",
                                1_000,
                                "NET_OF_CHARGES",
                                false,
                                true))
                .given(new VendorLogoChanged(1, ""), new VendorLogoChanged(2, "nobody's"));
        assertThat(settings.rows(SETTINGS)).extracting(Settings::logo).containsExactly("");
    }
}
