package marigold.garden.instances;

import java.util.List;
import java.util.Optional;
import marigold.garden.GardenCalendar;
import marigold.garden.gardeners.GardenerDirectory;
import marigold.garden.instances.GardenListQueries.FindGarden;
import marigold.garden.instances.GardenListQueries.FindOverview;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.refusal.InvalidRequest;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A gardener's garden: everything that he grows.
@RestController
final class GardenListApi {
    static final List<String> STATUSES = List.of(
            InstancesProjection.SETUP,
            InstancesProjection.GROWING,
            InstancesProjection.COMPLETED,
            InstancesProjection.ARCHIVED);

    private static final String ALL = "all";
    private static final int PAGE_SIZE = 20;
    private static final int PAGE_SIZE_MAX = 100;
    private static final List<String> MODELS = List.of(GardenerDirectory.MODEL, InstancesProjection.NAME);

    private final Answers answers;
    private final GardenListQueries queries;
    private final GardenerDirectory gardeners;
    private final GardenCalendar calendar;

    GardenListApi(Answers answers, GardenListQueries queries, GardenerDirectory gardeners, GardenCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.gardeners = gardeners;
        this.calendar = calendar;
    }

    @GetMapping("/api/v1/tracking/user/{email}")
    ResponseEntity<byte[]> garden(Exchange exchange, GardenerSession session, @PathVariable String email) {
        return answers.answer(
                exchange,
                () -> gardeners.idOf(session, email),
                MODELS,
                (gardenerId, asked) -> new FindGarden(
                        gardenerId, statuses(asked), asked.pageOf(PAGE_SIZE, "limit", PAGE_SIZE_MAX), calendar.today()),
                queries::find);
    }

    @GetMapping("/api/v1/tracking/user/{email}/overview")
    ResponseEntity<byte[]> overview(Exchange exchange, GardenerSession session, @PathVariable String email) {
        return answers.answer(
                exchange,
                () -> gardeners.idOf(session, email),
                MODELS,
                (gardenerId, _) -> new FindOverview(gardenerId, calendar.today()),
                queries::find);
    }

    /// Old clients know `active_only` alone, which is meant when nothing is said.
    private static List<String> statuses(Parameters asked) {
        Optional<String> status = asked.text("status");
        if (status.isPresent()) {
            if (status.get().equals(ALL)) return STATUSES;
            if (STATUSES.contains(status.get())) return List.of(status.get());
            throw new InvalidRequest("status", "must be one of all, " + String.join(", ", STATUSES));
        }
        return switch (asked.text("active_only").orElse("true")) {
            case "true", "1" -> List.of(InstancesProjection.GROWING);
            case "false", "0" -> STATUSES;
            default -> throw new InvalidRequest("active_only", "must be true or false");
        };
    }
}
