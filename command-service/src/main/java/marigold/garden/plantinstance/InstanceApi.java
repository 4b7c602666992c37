package marigold.garden.plantinstance;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.garden.plantinstance.InstanceAnswer.Advanced;
import marigold.garden.plantinstance.InstanceAnswer.Growing;
import marigold.garden.plantinstance.InstanceAnswer.ItemsCreated;
import marigold.garden.plantinstance.InstanceAnswer.Message;
import marigold.garden.plantinstance.InstanceAnswer.Named;
import marigold.garden.plantinstance.InstanceAnswer.NotAdvanced;
import marigold.garden.plantinstance.InstanceAnswer.Over;
import marigold.garden.plantinstance.InstanceAnswer.Progress;
import marigold.garden.plantinstance.InstanceAnswer.Removed;
import marigold.garden.plantinstance.InstanceAnswer.Setup;
import marigold.garden.plantinstance.InstanceAnswer.Ticked;
import marigold.garden.plantinstance.InstanceAnswer.VersionedMessage;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.request.JsonFields;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a gardener does with a plant that he has started: checklist, preparation, growing and end.
@RestController
final class InstanceApi {
    private final Writes writes;
    private final Commands commands;
    private final PlantInstances instances;

    InstanceApi(Writes writes, Commands commands, PlantInstances instances) {
        this.writes = writes;
        this.commands = commands;
        this.instances = instances;
    }

    @PostMapping("/api/v1/tracking/instance/{instanceId}/initialize-checklist")
    ResponseEntity<byte[]> openChecklist(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return writes.run(request, () -> {
                    int created = commands.send(new OpenChecklist(asking(session, instanceId, request), instanceId));
                    return Answer.ok(new Message("Checklist initialized", new ItemsCreated(created)));
                })
                .answer();
    }

    @PostMapping("/api/v1/tracking/checklist/complete")
    ResponseEntity<byte[]> mark(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        long instanceId = body.id("instance_id");
        String itemKey = body.text(1, InstanceForm.ITEM_KEY_MAX, "checklist_item_key");
        Optional<Boolean> completed = body.optionalFlag("is_completed");
        if (completed.isEmpty()) body.mistake("is_completed", "is required");
        Optional<String> notes = body.optionalText(0, InstanceForm.NOTES_MAX, "user_notes");
        body.done();
        return changed(
                session,
                instanceId,
                request,
                gardenerId ->
                        new MarkItem(gardenerId, instanceId, itemKey, completed.orElseThrow(), notes, WriteUnit.now()),
                Ticked::of);
    }

    @PostMapping("/api/v1/tracking/instance/{instanceId}/complete-setup")
    ResponseEntity<byte[]> completeSetup(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> new CompleteSetup(gardenerId, instanceId, WriteUnit.now()),
                state -> Setup.of(instanceId, state));
    }

    @PostMapping("/api/v1/tracking/instance/{instanceId}/start-growing")
    ResponseEntity<byte[]> beginGrowing(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        JsonFields body = request.objectIfAny();
        Optional<LocalDate> startsOn = InstanceForm.startDate(body);
        body.done();
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> {
                    LocalDate today = PlantInstances.today();
                    return new BeginGrowing(gardenerId, instanceId, startsOn.orElse(today), today);
                },
                state -> new VersionedMessage("Plant is growing", Growing.of(instanceId, state), state));
    }

    @PutMapping("/api/v1/tracking/instance/{instanceId}/progress")
    ResponseEntity<byte[]> changeProgress(
            GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        JsonFields body = request.object();
        Optional<String> stage = body.optionalText(1, InstanceForm.STAGE_MAX, "current_stage");
        Optional<String> notes = body.optionalText(0, InstanceForm.NOTES_MAX, "user_notes");
        Optional<String> location = InstanceForm.location(body);
        boolean align = body.optionalFlag("align_to_stage_start").orElse(false);
        if (align && stage.isEmpty()) body.mistake("current_stage", "is required to align the dates to it");
        body.done();
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> new ChangeProgress(
                        gardenerId, instanceId, stage, notes, location, align, PlantInstances.today()),
                state -> new VersionedMessage("Progress saved", Progress.of(instanceId, state), state));
    }

    @PostMapping("/api/v1/tracking/instance/{instanceId}/auto-update-stage")
    ResponseEntity<byte[]> advanceStage(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return writes.run(request, () -> {
                    Optional<String> stage = commands.send(
                            new AdvanceStage(asking(session, instanceId, request), instanceId, PlantInstances.today()));
                    return Answer.ok(stage.map(
                                    name -> new Message("The stage has changed", new Advanced(instanceId, name, true)))
                            .orElseGet(
                                    () -> new Message("The stage is up to date", new NotAdvanced(instanceId, false))));
                })
                .answer();
    }

    @PutMapping("/api/v1/tracking/instance/{instanceId}/nickname")
    ResponseEntity<byte[]> rename(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        JsonFields body = request.object();
        String nickname = body.text(0, InstanceForm.NICKNAME_MAX, "plant_nickname");
        body.done();
        if (nickname.isEmpty()) throw new BlankNickname();
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> new RenameInstance(gardenerId, instanceId, nickname),
                state -> new VersionedMessage("Nickname saved", new Named(instanceId, state.nickname()), state));
    }

    /// The harvest.
    @PostMapping("/api/v1/tracking/instance/{instanceId}/complete")
    ResponseEntity<byte[]> complete(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> new CompleteInstance(gardenerId, instanceId, PlantInstances.today()),
                state -> new VersionedMessage("Plant completed", new Over(instanceId, "completed", false), state));
    }

    @PostMapping("/api/v1/tracking/instance/{instanceId}/archive")
    ResponseEntity<byte[]> archive(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return changed(
                session,
                instanceId,
                request,
                gardenerId -> new ArchiveInstance(gardenerId, instanceId),
                state -> new VersionedMessage("Plant archived", new Over(instanceId, "archived", false), state));
    }

    @DeleteMapping("/api/v1/tracking/instance/{instanceId}")
    ResponseEntity<byte[]> remove(GardenerSession session, @PathVariable long instanceId, WriteRequest request) {
        return writes.run(request, () -> {
                    commands.send(new RemoveInstance(asking(session, instanceId, request), instanceId));
                    return Answer.ok(new Message("Plant removed", new Removed(instanceId, true)));
                })
                .answer();
    }

    private ResponseEntity<byte[]> changed(
            GardenerSession session,
            long instanceId,
            WriteRequest request,
            LongFunction<Object> command,
            Function<InstanceState, Object> answer) {
        return writes.run(request, () -> {
                    InstanceState state = commands.send(command.apply(asking(session, instanceId, request)));
                    return Answer.ok(answer.apply(state));
                })
                .versionedAnswer();
    }

    /// The gardener who is asking. The version that he wants the instance to have, if any, is compared here.
    private long asking(GardenerSession session, long instanceId, WriteRequest request) {
        long gardenerId = instances.gardener(session, instanceId);
        if (request.precondition().ifMatch().isPresent()) {
            commands.send(new ExpectVersion(gardenerId, instanceId, request.precondition()));
        }
        return gardenerId;
    }
}
