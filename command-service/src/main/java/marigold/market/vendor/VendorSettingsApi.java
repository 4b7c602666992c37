package marigold.market.vendor;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.market.Units;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The vendor's own settings.
@RestController
final class VendorSettingsApi {
    private static final long HUNDRED_PERCENT = 100_00;

    /// Room for three or four numbers, separated by commas.
    private static final int PHONE_MAX = 60;

    private final Writes writes;
    private final Commands commands;
    private final Vendors vendors;
    private final EntityManager entities;

    VendorSettingsApi(Writes writes, Commands commands, Vendors vendors, EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.vendors = vendors;
        this.entities = entities;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Settings(
            long vendorId,
            String name,
            String ownerName,
            String phone,
            List<String> phones,
            String address,
            String logo,
            String timeZone,
            BigDecimal defaultCommissionPercent,
            SettlementBase settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw) {}

    @PutMapping("/api/vendor/settings")
    ResponseEntity<byte[]> change(Session session, WriteRequest request) {
        session.requireAdmin();
        JsonFields body = request.object();
        ChangeVendorSettings command = new ChangeVendorSettings(
                session.vendorId(),
                body.optionalText(2, 100, "name"),
                body.optionalText(2, 100, "owner_name"),
                body.optionalText(0, PHONE_MAX, "phone"),
                body.optionalText(0, 255, "address"),
                Logo.of(body),
                timeZone(body),
                percent(body),
                settlementBase(body),
                body.optionalFlag("deduct_paid"),
                body.optionalFlag("allow_advance_overdraw"));
        body.doneStrictly();
        return writes.run(request, () -> {
                    VendorRow row = vendors.row(session.vendorId());
                    Vendor.State vendor = commands.send(command);
                    entities.refresh(row);
                    row.follow(vendor.settings());
                    return Answer.ok(answer(session.vendorId(), vendor));
                })
                .answer();
    }

    private static OptionalInt percent(JsonFields body) {
        OptionalLong basisPoints = body.optionalHundredths(0, HUNDRED_PERCENT, "default_commission_percent");
        return basisPoints.isPresent() ? OptionalInt.of((int) basisPoints.getAsLong()) : OptionalInt.empty();
    }

    private static Optional<String> timeZone(JsonFields body) {
        Optional<String> zone = body.optionalText(1, 50, "time_zone");
        if (zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone.get())) return zone;
        body.mistake("time_zone", "must be a time zone like Asia/Kolkata");
        return Optional.empty();
    }

    private static Optional<SettlementBase> settlementBase(JsonFields body) {
        Optional<String> typed = body.optionalText(1, 20, "settlement_base").map(base -> base.toUpperCase(Locale.ROOT));
        Optional<SettlementBase> base = typed.flatMap(name -> Arrays.stream(SettlementBase.values())
                .filter(known -> known.name().equals(name))
                .findFirst());
        if (typed.isPresent() && base.isEmpty()) body.mistake("settlement_base", "must be GROSS or NET_OF_CHARGES");
        return base;
    }

    private static List<String> phones(String phone) {
        return Arrays.stream(phone.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static Settings answer(long vendorId, Vendor.State vendor) {
        VendorSettings settings = vendor.settings();
        return new Settings(
                vendorId,
                settings.name(),
                settings.ownerName(),
                settings.phone(),
                phones(settings.phone()),
                settings.address(),
                settings.logo(),
                settings.timeZone(),
                Units.percent(settings.defaultCommissionBasisPoints()),
                settings.settlementBase(),
                settings.deductPaid(),
                settings.allowAdvanceOverdraw());
    }
}
