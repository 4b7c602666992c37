package marigold.garden.climate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.garden.GardenCalendar;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.garden.suburb.Suburbs;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Takes readings from whoever fetches them from the feeds; nothing is fetched here.
@RestController
final class ClimateApi {
    /// Every suburb of a state at once.
    private static final int READINGS_MAX = 5_000;

    private static final int NAME_MAX = 100;

    private final Writes writes;
    private final Commands commands;
    private final Suburbs suburbs;
    private final GardenCalendar calendar;

    ClimateApi(Writes writes, Commands commands, Suburbs suburbs, GardenCalendar calendar) {
        this.writes = writes;
        this.commands = commands;
        this.suburbs = suburbs;
        this.calendar = calendar;
    }

    /// @param suburbId empty when the suburb is named
    /// @param nameKey  `""` when there is an id
    /// @param place    of the reading in the request, as mistakes name it
    private record Reading(
            OptionalLong suburbId, String nameKey, LocalDate recordedOn, ClimateReading measured, String place) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ReadingsAnswer(boolean success, String message, long recorded) {}

    /// One reading, or an array of them: all are recorded or none is.
    @PostMapping("/api/v1/admin/climate/readings")
    ResponseEntity<byte[]> record(WriteRequest request) {
        boolean batch = isArray(request.body());
        List<JsonFields> rows = batch ? request.rows(READINGS_MAX) : List.of(request.object());
        LocalDate today = calendar.today();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
            readings.add(reading(rows.get(i), batch ? "[%d].".formatted(i) : "", today));
        // Rows of one request share their mistakes.
        rows.stream().findFirst().ifPresent(JsonFields::done);
        return writes.run(request, () -> {
                    record(readings, batch);
                    return Answer.ok(new ReadingsAnswer(
                            true, "%d climate readings recorded".formatted(readings.size()), readings.size()));
                })
                .answer();
    }

    private static boolean isArray(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("[");
    }

    private static Reading reading(JsonFields fields, String place, LocalDate today) {
        OptionalLong suburbId = fields.optionalId("suburb_id");
        Optional<String> name = fields.optionalText(1, NAME_MAX, "suburb", "suburb_name");
        if (suburbId.isEmpty() && name.isEmpty()) fields.mistake("suburb", "is required");
        LocalDate recordedOn = fields.optionalDay("recorded_date").orElse(today);
        if (recordedOn.isAfter(today)) fields.mistake("recorded_date", "must not be after today, " + today);
        return new Reading(
                suburbId,
                suburbId.isPresent() ? "" : Suburbs.nameKey(name.orElse("")),
                recordedOn,
                Readings.of(fields),
                place);
    }

    private void record(List<Reading> readings, boolean batch) {
        Map<String, Long> byName =
                suburbs.known(readings.stream().map(Reading::nameKey).distinct().toList());
        Map<Long, String> byId = suburbs.names(readings.stream()
                .flatMapToLong(reading -> reading.suburbId().stream())
                .boxed()
                .distinct()
                .toList());
        List<RecordClimate> decisions = new ArrayList<>();
        List<FieldMistake> unknown = new ArrayList<>();
        for (Reading reading : readings) {
            Optional<Long> suburbId = reading.suburbId().isPresent()
                    ? Optional.of(reading.suburbId().getAsLong()).filter(byId::containsKey)
                    : Optional.ofNullable(byName.get(reading.nameKey()));
            if (suburbId.isEmpty()) {
                unknown.add(new FieldMistake(reading.place() + "suburb", "is not a suburb that is known here"));
            } else {
                decisions.add(new RecordClimate(suburbId.get(), reading.recordedOn(), reading.measured()));
            }
        }
        if (!unknown.isEmpty() && !batch) throw new Unknown("Suburb not found");
        if (!unknown.isEmpty()) throw new InvalidRequest(unknown);
        decisions.sort(Comparator.comparingLong(RecordClimate::suburbId).thenComparing(RecordClimate::recordedOn));
        if (!decisions.isEmpty()) commands.sendTogether(decisions);
    }
}
