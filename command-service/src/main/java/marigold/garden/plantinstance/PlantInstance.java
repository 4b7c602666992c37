package marigold.garden.plantinstance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.PlantInstanceEvent;
import marigold.garden.events.PlantInstanceEvent.ChecklistOpened;
import marigold.garden.events.PlantInstanceEvent.GrowingBegun;
import marigold.garden.events.PlantInstanceEvent.InstanceAligned;
import marigold.garden.events.PlantInstanceEvent.InstanceArchived;
import marigold.garden.events.PlantInstanceEvent.InstanceCompleted;
import marigold.garden.events.PlantInstanceEvent.InstanceMoved;
import marigold.garden.events.PlantInstanceEvent.InstanceNoted;
import marigold.garden.events.PlantInstanceEvent.InstanceRemoved;
import marigold.garden.events.PlantInstanceEvent.InstanceRenamed;
import marigold.garden.events.PlantInstanceEvent.InstanceStarted;
import marigold.garden.events.PlantInstanceEvent.ItemNoted;
import marigold.garden.events.PlantInstanceEvent.ItemTicked;
import marigold.garden.events.PlantInstanceEvent.ItemUnticked;
import marigold.garden.events.PlantInstanceEvent.SetupCompleted;
import marigold.garden.events.PlantInstanceEvent.StageChanged;
import marigold.refusal.InvalidRequest;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// One growing of one plant: its checklist, its preparation, its stages and its end. The plan is the one that
/// held when it was started, whatever is published later.
@AggregateRoot(type = PlantInstances.TYPE)
final class PlantInstance {
    @AggregateIdentifier
    private String id;

    private long gardenerId;
    private long instanceId;
    private List<GrowthStage> stages;
    private Set<String> itemKeys;
    private final Map<String, Instant> ticked = new HashMap<>();
    private final Map<String, String> itemNotes = new HashMap<>();
    private int maturityDays;
    private String nickname;
    private LocalDate startsOn;
    private LocalDate maturesOn;
    private String stageName;
    private String notes = "";
    private String location;
    private boolean checklistOpened;
    private Optional<Instant> setupCompletedAt = Optional.empty();
    private boolean growing;
    private boolean completed;
    private boolean archived;
    private boolean removed;
    private int version;

    PlantInstance() {}

    @CommandHandler
    PlantInstance(StartInstance command) {
        apply(new InstanceStarted(
                command.gardenerId(),
                command.instanceId(),
                command.plant(),
                command.plan(),
                command.nickname(),
                command.startsOn(),
                command.startsOn().plusDays(command.maturityDays()),
                command.maturityDays(),
                command.plan().stages().getFirst().stageName(),
                command.location()));
    }

    @CommandHandler
    void handle(ExpectVersion command) {
        requireOwn(command.gardenerId());
        command.precondition().require(version);
    }

    /// Answers with how many items the checklist gained: all of them the first time, none afterwards.
    @CommandHandler
    int handle(OpenChecklist command) {
        requireOwn(command.gardenerId());
        if (checklistOpened) return 0;
        apply(new ChecklistOpened(gardenerId, instanceId));
        return itemKeys.size();
    }

    @CommandHandler
    InstanceState handle(MarkItem command) {
        requireOwn(command.gardenerId());
        String key = command.itemKey();
        if (!itemKeys.contains(key)) {
            throw new InvalidRequest("checklist_item_key", "is not in the plan of this plant");
        }
        if (command.completed() && !ticked.containsKey(key)) {
            apply(new ItemTicked(gardenerId, instanceId, key, command.at()));
        }
        if (!command.completed() && ticked.containsKey(key)) apply(new ItemUnticked(gardenerId, instanceId, key));
        Optional<String> changed = command.notes().filter(typed -> !typed.equals(itemNotes.getOrDefault(key, "")));
        if (changed.isPresent()) apply(new ItemNoted(gardenerId, instanceId, key, changed.get()));
        return state();
    }

    /// The first time counts; saying it again changes nothing.
    @CommandHandler
    InstanceState handle(CompleteSetup command) {
        requireOwn(command.gardenerId());
        if (setupCompletedAt.isEmpty()) apply(new SetupCompleted(gardenerId, instanceId, command.at()));
        return state();
    }

    /// A plant that has been growing since some day is in the stage of its days at once.
    @CommandHandler
    InstanceState handle(BeginGrowing command) {
        requireNotOver(command.gardenerId());
        LocalDate starts = command.startsOn();
        LocalDate matures = starts.plusDays(maturityDays);
        String reached = stageOn(daysUntil(command.today(), starts))
                .orElse(stages.getLast())
                .stageName();
        boolean same = growing && starts.equals(startsOn) && matures.equals(maturesOn) && reached.equals(stageName);
        if (!same) apply(new GrowingBegun(gardenerId, instanceId, starts, matures, reached));
        return state();
    }

    @CommandHandler
    InstanceState handle(ChangeProgress command) {
        requireOwn(command.gardenerId());
        Optional<GrowthStage> asked = command.stageName().map(this::stage);
        if (asked.isPresent()) {
            if (completed || archived) throw new InstanceIsOver();
            GrowthStage stage = asked.get();
            if (command.align()) {
                LocalDate starts = command.today().minusDays(stage.startDay());
                apply(new InstanceAligned(
                        gardenerId, instanceId, starts, starts.plusDays(totalDays()), stage.stageName()));
            } else if (!stage.stageName().equals(stageName)) {
                apply(new StageChanged(gardenerId, instanceId, stage.stageName(), false));
            }
        }
        Optional<String> newNotes = command.notes().filter(typed -> !typed.equals(notes));
        if (newNotes.isPresent()) apply(new InstanceNoted(gardenerId, instanceId, newNotes.get()));
        Optional<String> newLocation = command.location().filter(typed -> !typed.equals(location));
        if (newLocation.isPresent()) apply(new InstanceMoved(gardenerId, instanceId, newLocation.get()));
        return state();
    }

    /// Answers with the new stage; empty when the days ask for no other. The last stage sticks.
    @CommandHandler
    Optional<String> handle(AdvanceStage command) {
        requireOwn(command.gardenerId());
        if (completed || archived) return Optional.empty();
        Optional<GrowthStage> reached = stageOn(daysUntil(command.today(), startsOn))
                .filter(stage -> !stage.stageName().equals(stageName));
        if (reached.isEmpty()) return Optional.empty();
        apply(new StageChanged(gardenerId, instanceId, reached.get().stageName(), true));
        return Optional.of(stageName);
    }

    @CommandHandler
    InstanceState handle(RenameInstance command) {
        requireOwn(command.gardenerId());
        if (!command.nickname().equals(nickname)) {
            apply(new InstanceRenamed(gardenerId, instanceId, command.nickname()));
        }
        return state();
    }

    @CommandHandler
    InstanceState handle(CompleteInstance command) {
        requireOwn(command.gardenerId());
        if (archived) throw new InstanceIsOver();
        if (!completed) apply(new InstanceCompleted(gardenerId, instanceId, command.completedOn()));
        return state();
    }

    @CommandHandler
    InstanceState handle(ArchiveInstance command) {
        requireOwn(command.gardenerId());
        if (!archived) apply(new InstanceArchived(gardenerId, instanceId));
        return state();
    }

    @CommandHandler
    void handle(RemoveInstance command) {
        requireOwn(command.gardenerId());
        apply(new InstanceRemoved(gardenerId, instanceId));
    }

    /// Another gardener must not learn that the instance exists; a removed one is gone for everybody.
    private void requireOwn(long asking) {
        if (asking != gardenerId || removed) throw PlantInstances.unknown();
    }

    private void requireNotOver(long asking) {
        requireOwn(asking);
        if (completed || archived) throw new InstanceIsOver();
    }

    /// Whatever the case in which the name is typed.
    private GrowthStage stage(String typed) {
        return stages.stream()
                .filter(stage -> stage.stageName().equalsIgnoreCase(typed.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(
                        "current_stage",
                        stages.stream()
                                .map(GrowthStage::stageName)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    private static long daysUntil(LocalDate today, LocalDate starts) {
        return Math.max(0, ChronoUnit.DAYS.between(starts, today));
    }

    private Optional<GrowthStage> stageOn(long day) {
        return stages.stream()
                .filter(stage -> stage.startDay() <= day && day <= stage.endDay())
                .findFirst();
    }

    private int totalDays() {
        return stages.stream().mapToInt(GrowthStage::endDay).max().orElseThrow();
    }

    private InstanceState state() {
        return new InstanceState(
                nickname,
                startsOn,
                maturesOn,
                stageName,
                growing,
                notes,
                location,
                setupCompletedAt,
                ticked.size(),
                itemKeys.size(),
                version);
    }

    @EventSourcingHandler
    void on(PlantInstanceEvent event) {
        version++;
        switch (event) {
            case InstanceStarted started -> {
                id = PlantInstances.id(started.instanceId());
                gardenerId = started.gardenerId();
                instanceId = started.instanceId();
                stages = started.plan().stages();
                itemKeys = started.plan().requirements().stream()
                        .map(Requirement::itemKey)
                        .collect(Collectors.toCollection(HashSet::new));
                maturityDays = started.maturityDays();
                nickname = started.nickname();
                startsOn = started.startsOn();
                maturesOn = started.maturesOn();
                stageName = started.stageName();
                location = started.location();
            }
            case ChecklistOpened _ -> checklistOpened = true;
            case ItemTicked tick -> ticked.put(tick.itemKey(), tick.completedAt());
            case ItemUnticked untick -> ticked.remove(untick.itemKey());
            case ItemNoted noted -> itemNotes.put(noted.itemKey(), noted.notes());
            case SetupCompleted setup -> setupCompletedAt = Optional.of(setup.completedAt());
            case GrowingBegun begun -> grow(begun.startsOn(), begun.maturesOn(), begun.stageName());
            case InstanceAligned aligned -> grow(aligned.startsOn(), aligned.maturesOn(), aligned.stageName());
            case StageChanged changed -> stageName = changed.stageName();
            case InstanceNoted noted -> notes = noted.notes();
            case InstanceMoved moved -> location = moved.location();
            case InstanceRenamed renamed -> nickname = renamed.nickname();
            case InstanceCompleted _ -> {
                completed = true;
                growing = false;
            }
            case InstanceArchived _ -> {
                archived = true;
                growing = false;
            }
            case InstanceRemoved _ -> removed = true;
        }
    }

    private void grow(LocalDate starts, LocalDate matures, String stage) {
        startsOn = starts;
        maturesOn = matures;
        stageName = stage;
        growing = true;
    }
}
