package marigold.market.vendorsettings;

import java.util.List;
import org.springframework.stereotype.Component;

/// The letterheads of the vendors.
@Component
public final class Letterheads {
    public static final List<String> READ_MODELS = List.of(VendorSettingsProjection.NAME);

    private final VendorSettingsQueries settings;

    Letterheads(VendorSettingsQueries settings) {
        this.settings = settings;
    }

    public Letterhead of(long vendorId) {
        return settings.letterhead(vendorId).orElse(Letterhead.BLANK);
    }
}
