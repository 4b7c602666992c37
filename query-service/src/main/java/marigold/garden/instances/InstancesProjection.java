package marigold.garden.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import marigold.garden.events.GardenEvent;
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
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Lookup;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class InstancesProjection implements GardenReadModel {
    static final String NAME = "instances";

    static final String SETUP = "setup";
    static final String GROWING = "growing";
    static final String COMPLETED = "completed";
    static final String ARCHIVED = "archived";

    /// @param setupCompletedAt the time of the start while the setup is not completed
    record Instance(
            long gardenerId,
            long instanceId,
            long plantId,
            int planVersion,
            String plantName,
            String scientificName,
            String plantCategory,
            String nickname,
            LocalDate startsOn,
            LocalDate maturesOn,
            String stageName,
            String location,
            String notes,
            String status,
            boolean setupCompleted,
            Instant setupCompletedAt,
            int items,
            int itemsCompleted,
            int version,
            Instant startedAt) {

        private Instance changed(UnaryOperator<Draft> change) {
            return change.apply(new Draft(this)).done();
        }
    }

    /// @param markedAt when it was ticked or unticked, or first noted
    record Mark(long gardenerId, long instanceId, String itemKey, boolean completed, Instant markedAt, String notes) {}

    static final Table<Instance> INSTANCES = Table.of("instances", Instance.class, "gardener_id", "instance_id");
    static final Table<Mark> MARKS = Table.of("instances_mark", Mark.class, "gardener_id", "instance_id", "item_key");
    private static final Lookup<Mark> MARKS_OF_INSTANCE = MARKS.lookup("gardener_id", "instance_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(INSTANCES, MARKS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof PlantInstanceEvent instanceEvent) evolve(rows, instanceEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, PlantInstanceEvent event, Instant at) {
        switch (event) {
            case InstanceStarted started -> rows.put(INSTANCES, started(started, at));
            case ChecklistOpened _ -> change(rows, event, draft -> draft);
            case ItemTicked tick -> mark(rows, event, tick.itemKey(), true, tick.completedAt());
            case ItemUnticked untick -> mark(rows, event, untick.itemKey(), false, at);
            case ItemNoted noted -> note(rows, noted, at);
            case SetupCompleted setup -> change(rows, event, draft -> draft.setup(setup.completedAt()));
            case GrowingBegun begun ->
                change(rows, event, draft -> draft.grows(begun.startsOn(), begun.maturesOn(), begun.stageName()));
            case InstanceAligned aligned ->
                change(rows, event, draft -> draft.grows(aligned.startsOn(), aligned.maturesOn(), aligned.stageName()));
            case StageChanged changed -> change(rows, event, draft -> draft.stage(changed.stageName()));
            case InstanceNoted noted -> change(rows, event, draft -> draft.notes(noted.notes()));
            case InstanceMoved moved -> change(rows, event, draft -> draft.location(moved.location()));
            case InstanceRenamed renamed -> change(rows, event, draft -> draft.nickname(renamed.nickname()));
            case InstanceCompleted _ -> change(rows, event, draft -> draft.status(COMPLETED));
            case InstanceArchived _ -> change(rows, event, draft -> draft.status(ARCHIVED));
            case InstanceRemoved _ -> remove(rows, event);
        }
    }

    private static Instance started(InstanceStarted started, Instant at) {
        return new Instance(
                started.gardenerId(),
                started.instanceId(),
                started.plant().plantId(),
                started.plan().planVersion(),
                started.plant().name(),
                started.plant().scientificName(),
                started.plant().category(),
                started.nickname(),
                started.startsOn(),
                started.maturesOn(),
                started.stageName(),
                started.location(),
                "",
                SETUP,
                false,
                at,
                started.plan().requirements().size(),
                0,
                1,
                at);
    }

    private static void change(Rows rows, PlantInstanceEvent event, UnaryOperator<Draft> change) {
        rows.find(INSTANCES, key(event)).ifPresent(instance -> rows.put(INSTANCES, instance.changed(change)));
    }

    private static void mark(Rows rows, PlantInstanceEvent event, String itemKey, boolean completed, Instant at) {
        Optional<Mark> before = rows.find(MARKS, Key.of(event.gardenerId(), event.instanceId(), itemKey));
        int more = (completed ? 1 : 0) - (before.map(Mark::completed).orElse(false) ? 1 : 0);
        change(rows, event, draft -> draft.completed(more));
        String notes = before.map(Mark::notes).orElse("");
        rows.put(MARKS, new Mark(event.gardenerId(), event.instanceId(), itemKey, completed, at, notes));
    }

    private static void note(Rows rows, ItemNoted event, Instant at) {
        Optional<Mark> before = rows.find(MARKS, Key.of(event.gardenerId(), event.instanceId(), event.itemKey()));
        change(rows, event, draft -> draft);
        rows.put(
                MARKS,
                new Mark(
                        event.gardenerId(),
                        event.instanceId(),
                        event.itemKey(),
                        before.map(Mark::completed).orElse(false),
                        before.map(Mark::markedAt).orElse(at),
                        event.notes()));
    }

    private static void remove(Rows rows, PlantInstanceEvent event) {
        rows.remove(INSTANCES, key(event));
        for (Mark mark : rows.findAll(MARKS_OF_INSTANCE, event.gardenerId(), event.instanceId())) {
            rows.remove(MARKS, Key.of(mark.gardenerId(), mark.instanceId(), mark.itemKey()));
        }
    }

    private static Key key(PlantInstanceEvent event) {
        return Key.of(event.gardenerId(), event.instanceId());
    }

    /// An instance's row while an event changes it; each event is one more version.
    private static final class Draft {
        private final Instance before;
        private String nickname;
        private LocalDate startsOn;
        private LocalDate maturesOn;
        private String stageName;
        private String location;
        private String notes;
        private String status;
        private boolean setupCompleted;
        private Instant setupCompletedAt;
        private int itemsCompleted;

        Draft(Instance before) {
            this.before = before;
            nickname = before.nickname();
            startsOn = before.startsOn();
            maturesOn = before.maturesOn();
            stageName = before.stageName();
            location = before.location();
            notes = before.notes();
            status = before.status();
            setupCompleted = before.setupCompleted();
            setupCompletedAt = before.setupCompletedAt();
            itemsCompleted = before.itemsCompleted();
        }

        Draft setup(Instant at) {
            setupCompleted = true;
            setupCompletedAt = at;
            return this;
        }

        Draft grows(LocalDate starts, LocalDate matures, String stage) {
            startsOn = starts;
            maturesOn = matures;
            stageName = stage;
            status = GROWING;
            return this;
        }

        Draft stage(String name) {
            stageName = name;
            return this;
        }

        Draft notes(String text) {
            notes = text;
            return this;
        }

        Draft location(String text) {
            location = text;
            return this;
        }

        Draft nickname(String name) {
            nickname = name;
            return this;
        }

        Draft status(String word) {
            status = word;
            return this;
        }

        Draft completed(int more) {
            itemsCompleted += more;
            return this;
        }

        Instance done() {
            return new Instance(
                    before.gardenerId(),
                    before.instanceId(),
                    before.plantId(),
                    before.planVersion(),
                    before.plantName(),
                    before.scientificName(),
                    before.plantCategory(),
                    nickname,
                    startsOn,
                    maturesOn,
                    stageName,
                    location,
                    notes,
                    status,
                    setupCompleted,
                    setupCompletedAt,
                    before.items(),
                    itemsCompleted,
                    before.version() + 1,
                    before.startedAt());
        }
    }
}
