package marigold.market.vehicle;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import marigold.command.Commands;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class VehicleApi {
    private static final int NUMBER_MAX = 50;
    private static final int NAME_MAX = 100;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final VehicleRows rows;
    private final EntityManager entities;

    VehicleApi(Writes writes, Commands commands, Ids ids, VehicleRows rows, EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.rows = rows;
        this.entities = entities;
    }

    record VehicleAnswer(
            long id,
            String name,
            @JsonProperty("vehicle_number") String vehicleNumber,
            @JsonProperty("vehicle_name") String vehicleName,
            @JsonProperty("driver_name") String driverName,
            String description,
            String vehicleDescription) {
        static VehicleAnswer of(long vehicleId, VehicleDetails details) {
            String number = details.vehicleNumber();
            String name = details.vehicleName().isEmpty() ? number : details.vehicleName();
            String description = name.equals(number) ? number : name + " / " + number;
            return new VehicleAnswer(
                    vehicleId, name, number, details.vehicleName(), details.driverName(), description, description);
        }
    }

    /// @param number empty when the request does not give it
    private record Form(Optional<String> number, Optional<String> name, Optional<String> driver) {
        static Form of(JsonFields body) {
            Form form = new Form(
                    body.optionalText(0, NUMBER_MAX, "vehicle_number", "vehicleNumber"),
                    body.optionalText(0, NAME_MAX, "vehicle_name", "vehicleName"),
                    body.optionalText(0, NAME_MAX, "driver_name", "driverName"));
            body.doneStrictly();
            return form;
        }
    }

    @PostMapping("/api/vehicles")
    ResponseEntity<byte[]> register(Session session, WriteRequest request) {
        session.requireAdmin();
        Form form = Form.of(request.object());
        String name = form.name().orElse("");
        String number = form.number().filter(typed -> !typed.isEmpty()).orElse(name);
        if (number.isEmpty()) throw new BlankVehicle("Vehicle number is required");
        if (number.length() > NUMBER_MAX) {
            throw new InvalidRequest(
                    "vehicle_number", "is required when the name has more than %d characters".formatted(NUMBER_MAX));
        }
        long vendorId = session.vendorId();
        VehicleDetails details = new VehicleDetails(number, name, form.driver().orElse(""));
        return writes.run(request, () -> {
                    if (rows.isTaken(vendorId, number, 0)) throw new VehicleTaken("Vehicle already exists");
                    long vehicleId = ids.next(Ids.Of.VEHICLE);
                    commands.send(new RegisterVehicle(vendorId, vehicleId, details));
                    entities.persist(new VehicleRow(vendorId, vehicleId, details));
                    return Answer.created(VehicleAnswer.of(vehicleId, details));
                })
                .answer();
    }

    @PutMapping("/api/vehicles/{vehicleId}")
    ResponseEntity<byte[]> change(Session session, @PathVariable long vehicleId, WriteRequest request) {
        session.requireAdmin();
        Form form = Form.of(request.object());
        if (form.number().filter(String::isEmpty).isPresent()) {
            throw new BlankVehicle("Vehicle number cannot be blank");
        }
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    VehicleRow row = row(vendorId, vehicleId);
                    form.number().ifPresent(number -> {
                        if (rows.isTaken(vendorId, number, vehicleId)) {
                            throw new VehicleTaken("Vehicle number already in use");
                        }
                    });
                    VehicleDetails details = commands.send(
                            new ChangeVehicle(vendorId, vehicleId, form.number(), form.name(), form.driver()));
                    entities.refresh(row);
                    row.follow(details);
                    return Answer.ok(VehicleAnswer.of(vehicleId, details));
                })
                .answer();
    }

    @DeleteMapping("/api/vehicles/{vehicleId}")
    ResponseEntity<byte[]> retire(Session session, @PathVariable long vehicleId, WriteRequest request) {
        session.requireAdmin();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    row(vendorId, vehicleId);
                    commands.send(new RetireVehicle(vendorId, vehicleId));
                    if (rows.removeUnused(vendorId, vehicleId) == 0) throw new VehicleHasHistory();
                    return Answer.message("Vehicle deleted successfully");
                })
                .answer();
    }

    private VehicleRow row(long vendorId, long vehicleId) {
        return rows.findByVendorIdAndVehicleId(vendorId, vehicleId).orElseThrow(() -> new Unknown("Vehicle not found"));
    }
}
