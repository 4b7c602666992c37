package marigold.garden.instances;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import marigold.garden.GardenCalendar;
import marigold.garden.instances.InstancesQueries.FindChecklist;
import marigold.garden.instances.InstancesQueries.FindInstance;
import marigold.garden.instances.InstancesQueries.FindTips;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.reads.Query;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class InstancesApi {
    private static final List<String> MODELS = List.of(InstancesProjection.NAME);
    private static final int TIPS = 3;
    private static final int TIPS_MAX = 10;

    private final Answers answers;
    private final InstancesQueries queries;
    private final GardenCalendar calendar;

    InstancesApi(Answers answers, InstancesQueries queries, GardenCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/v1/tracking/instance/{instanceId}")
    ResponseEntity<byte[]> instance(Exchange exchange, GardenerSession session, @PathVariable long instanceId) {
        return answer(
                exchange,
                session,
                instanceId,
                (gardenerId, _) -> new FindInstance(gardenerId, instanceId, calendar.today()),
                queries::detail);
    }

    @GetMapping("/api/v1/tracking/instance/{instanceId}/checklist")
    ResponseEntity<byte[]> checklist(Exchange exchange, GardenerSession session, @PathVariable long instanceId) {
        return answer(
                exchange,
                session,
                instanceId,
                (gardenerId, _) -> new FindChecklist(gardenerId, instanceId),
                queries::checklist);
    }

    @GetMapping("/api/v1/tracking/instance/{instanceId}/status")
    ResponseEntity<byte[]> status(Exchange exchange, GardenerSession session, @PathVariable long instanceId) {
        return answer(
                exchange,
                session,
                instanceId,
                (gardenerId, _) -> new FindInstance(gardenerId, instanceId, calendar.today()),
                queries::status);
    }

    @GetMapping("/api/v1/tracking/instance/{instanceId}/tips")
    ResponseEntity<byte[]> tips(Exchange exchange, GardenerSession session, @PathVariable long instanceId) {
        return answer(
                exchange,
                session,
                instanceId,
                (gardenerId, asked) -> new FindTips(
                        gardenerId,
                        instanceId,
                        asked.pageOf(TIPS, "limit", TIPS_MAX).size(),
                        calendar.today()),
                queries::tips);
    }

    /// In an open garden, where nobody is signed in, the instance says whose it is.
    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange,
            GardenerSession session,
            long instanceId,
            BiFunction<Long, Parameters, Q> ask,
            Function<Q, Answer> find) {
        return answers.answer(
                exchange,
                () -> session.gardenerId().orElseGet(() -> queries.gardenerOf(instanceId)),
                MODELS,
                ask,
                find);
    }
}
