package marigold.peers.axon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EntryController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Vehicle NO_VEHICLE = new Vehicle(null, "", "");

    private final CommandGateway commands;
    private final JdbcClient jdbc;

    EntryController(CommandGateway commands, JdbcClient jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    record NewEntry(
            LocalDate date,
            String vehicle,
            @JsonProperty("itemCode") String itemCode,
            @JsonProperty("itemName") String itemName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal laguage,
            BigDecimal coolie,
            BigDecimal transport,
            @JsonProperty("paidAmt") BigDecimal paidAmt,
            String remarks) {}

    record EntryAnswer(
            String id,
            LocalDate date,
            String vehicle,
            @JsonProperty("itemCode") String itemCode,
            @JsonProperty("itemName") String itemName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal laguage,
            BigDecimal coolie,
            BigDecimal transport,
            @JsonProperty("paidAmt") BigDecimal paidAmt,
            String remarks,
            long farmerId,
            Long groupId,
            BigDecimal gross,
            BigDecimal totalLabour,
            BigDecimal lineTotal) {

        static EntryAnswer of(EntryRecorded entry) {
            return new EntryAnswer(
                    entry.entryId,
                    entry.collectedOn,
                    entry.vehicleName.isEmpty() ? entry.vehicleNumber : entry.vehicleName,
                    entry.itemCode,
                    entry.itemName,
                    BigDecimal.valueOf(entry.quantityGrams / 10, 2),
                    rupees(entry.ratePaisePerKg),
                    rupees(entry.labourPaisePerKg),
                    rupees(entry.cooliePaise),
                    rupees(entry.transportPaise),
                    rupees(entry.paidPaise),
                    entry.remarks,
                    entry.farmerId,
                    entry.groupId,
                    rupees(entry.grossPaise),
                    rupees(entry.labourPaise),
                    rupees(entry.lineTotalPaise));
        }
    }

    private record Farmer(Long groupId) {}

    private record Vehicle(Long id, String number, String name) {}

    @PostMapping("/api/farmers/{farmerId}/transactions")
    @ResponseStatus(HttpStatus.CREATED)
    EntryAnswer record(@AuthenticationPrincipal Jwt token, @PathVariable long farmerId, @RequestBody NewEntry typed) {
        long vendorId = ((Number) token.getClaim("vendor_id")).longValue();
        Farmer farmer = farmer(vendorId, farmerId).orElseThrow(() -> new Unknown("Farmer"));
        if (!isFlower(vendorId, typed.itemCode())) throw new Unknown("Flower");
        Vehicle vehicle = typed.vehicle() == null || typed.vehicle().isEmpty()
                ? NO_VEHICLE
                : vehicle(vendorId, typed.vehicle()).orElseThrow(() -> new Unknown("Vehicle"));
        EntryRecorded recorded = commands.sendAndWait(new RecordEntry(
                "farmer-account-" + farmerId,
                vendorId,
                UUID.randomUUID().toString(),
                Optional.ofNullable(typed.date()).orElseGet(() -> LocalDate.now(ZONE)),
                farmer.groupId(),
                vehicle.id(),
                vehicle.number(),
                vehicle.name(),
                typed.itemCode(),
                Optional.ofNullable(typed.itemName()).orElse(""),
                hundredths(typed.qty()) * 10,
                hundredths(typed.rate()),
                hundredths(typed.laguage()),
                hundredths(typed.coolie()),
                hundredths(typed.transport()),
                hundredths(typed.paidAmt()),
                Optional.ofNullable(typed.remarks()).orElse("")));
        return EntryAnswer.of(recorded);
    }

    private Optional<Farmer> farmer(long vendorId, long farmerId) {
        return jdbc.sql("select group_id from farmer where vendor_id = ? and farmer_id = ?")
                .params(vendorId, farmerId)
                .query(Farmer.class)
                .optional();
    }

    private boolean isFlower(long vendorId, String code) {
        return jdbc.sql("select exists (select from flower where vendor_id = ? and code = ?)")
                .params(vendorId, code)
                .query(Boolean.class)
                .single();
    }

    private Optional<Vehicle> vehicle(long vendorId, String text) {
        return jdbc.sql("""
            select vehicle_id as id, number, name
              from vehicle
             where vendor_id = :vendorId and (number = :text or name = :text)
             order by vehicle_id
             limit 1
            """)
                .param("vendorId", vendorId)
                .param("text", text)
                .query(Vehicle.class)
                .optional();
    }

    private static BigDecimal rupees(long paise) {
        return BigDecimal.valueOf(paise, 2);
    }

    private static long hundredths(BigDecimal amount) {
        return amount == null ? 0 : amount.movePointRight(2).longValueExact();
    }
}
