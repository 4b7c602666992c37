package marigold.market.vehicles;

import marigold.market.vehicles.VehiclesQueries.FindVehicle;
import marigold.market.vehicles.VehiclesQueries.FindVehicles;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class VehiclesApi {
    private static final int PAGE_SIZE = 50;

    private final Answers answers;
    private final VehiclesQueries queries;

    VehiclesApi(Answers answers, VehiclesQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/vehicles")
    ResponseEntity<byte[]> vehicles(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                VehiclesProjection.NAME,
                asked -> new FindVehicles(session.vendorId(), asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/vehicles/{vehicleId}")
    ResponseEntity<byte[]> vehicle(Exchange exchange, Session session, @PathVariable long vehicleId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                VehiclesProjection.NAME,
                _ -> new FindVehicle(session.vendorId(), vehicleId),
                queries::find);
    }
}
