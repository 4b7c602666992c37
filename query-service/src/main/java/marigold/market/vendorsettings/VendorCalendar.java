package marigold.market.vendorsettings;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import marigold.caches.Caches;
import marigold.projection.ReadModels;
import org.springframework.stereotype.Component;

/// What day it is for a vendor, and when his days begin: by his own time zone (B29).
@Component
public final class VendorCalendar {
    /// Where a vendor's settings are not known yet.
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Kolkata");

    private static final int ZONES_MAX = 10_000;

    private final VendorSettingsQueries settings;
    private final ReadModels readModels;
    private final Clock clock;

    /// Keyed by the watermark of the settings, so a moved shop is noticed at once and nothing is invalidated.
    private final Cache<Settled, ZoneId> zones;

    VendorCalendar(VendorSettingsQueries settings, ReadModels readModels, Clock clock, Caches caches) {
        this.settings = settings;
        this.readModels = readModels;
        this.clock = clock;
        this.zones = caches.watched(
                "vendor-zones",
                Caches.builder().maximumSize(ZONES_MAX).recordStats().build());
    }

    private record Settled(long vendorId, long watermark) {}

    public LocalDate today(long vendorId) {
        return LocalDate.now(clock.withZone(zone(vendorId)));
    }

    /// The moment at which the date begins for the vendor.
    public Instant startOf(long vendorId, LocalDate date) {
        return date.atStartOfDay(zone(vendorId)).toInstant();
    }

    private ZoneId zone(long vendorId) {
        Settled key = new Settled(vendorId, readModels.watermark(VendorSettingsProjection.NAME, vendorId));
        return zones.get(key, _ -> settings.timeZone(vendorId).map(ZoneId::of).orElse(DEFAULT_ZONE));
    }
}
