package marigold.garden.instances;

import static marigold.garden.Growing.key;
import static marigold.garden.Growing.started;
import static marigold.garden.instances.InstancesProjection.INSTANCES;
import static marigold.garden.instances.InstancesProjection.MARKS;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marigold.garden.Gardener;
import marigold.garden.events.PlantInstanceEvent.ChecklistOpened;
import marigold.garden.events.PlantInstanceEvent.GrowingBegun;
import marigold.garden.events.PlantInstanceEvent.InstanceAligned;
import marigold.garden.events.PlantInstanceEvent.InstanceArchived;
import marigold.garden.events.PlantInstanceEvent.InstanceCompleted;
import marigold.garden.events.PlantInstanceEvent.InstanceMoved;
import marigold.garden.events.PlantInstanceEvent.InstanceNoted;
import marigold.garden.events.PlantInstanceEvent.InstanceRemoved;
import marigold.garden.events.PlantInstanceEvent.InstanceRenamed;
import marigold.garden.events.PlantInstanceEvent.ItemNoted;
import marigold.garden.events.PlantInstanceEvent.ItemTicked;
import marigold.garden.events.PlantInstanceEvent.ItemUnticked;
import marigold.garden.events.PlantInstanceEvent.SetupCompleted;
import marigold.garden.events.PlantInstanceEvent.StageChanged;
import marigold.garden.instances.InstancesProjection.Instance;
import marigold.garden.instances.InstancesProjection.Mark;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The instances of a gardener")
class InstancesProjectionTest {
    private static final LocalDate START = LocalDate.of(2025, 10, 12);
    private static final LocalDate LATER = LocalDate.of(2025, 10, 20);
    private static final Instant NOW = Instant.parse("2025-10-26T01:02:03.000004Z");
    private static final Gardener ASHA = new Gardener(7);

    private final ProjectionSpec<?> instances = ProjectionSpec.of(new InstancesProjection());

    private static Instance instance(
            long id, String stage, String status, LocalDate startsOn, int completed, int version, long place) {
        return new Instance(
                7,
                id,
                3,
                1,
                "Carrot",
                "Daucus carota",
                "vegetable",
                "Balcony",
                startsOn,
                startsOn.plusDays(60),
                stage,
                "Shelf",
                "",
                status,
                false,
                at(place),
                15,
                completed,
                version,
                at(place));
    }

    @Test
    @DisplayName("wait in their first stage, and count their ticked items over the plan")
    void ticks() {
        instances
                .given(
                        started(ASHA, 21, 3, START),
                        new ChecklistOpened(7, 21),
                        new ItemTicked(7, 21, key(1), NOW),
                        new ItemTicked(7, 21, key(2), NOW),
                        new ItemUnticked(7, 21, key(1)),
                        new ItemNoted(7, 21, key(2), "bought"),
                        new ItemNoted(7, 21, key(3), "where?"),
                        started(ASHA, 22, 3, START))
                .thenRows(
                        INSTANCES,
                        instance(21, "germination", "setup", START, 1, 7, 1),
                        instance(22, "germination", "setup", START, 0, 1, 8))
                .thenRows(
                        MARKS,
                        new Mark(7, 21, key(1), false, at(5), ""),
                        new Mark(7, 21, key(2), true, NOW, "bought"),
                        new Mark(7, 21, key(3), false, at(7), "where?"));
    }

    @Test
    @DisplayName("grow from their latest start, in the stage that was said last, until they are put away")
    void grows() {
        instances
                .given(
                        started(ASHA, 21, 3, START),
                        new GrowingBegun(7, 21, LATER, LATER.plusDays(60), "germination"),
                        started(ASHA, 22, 3, START),
                        new InstanceAligned(7, 22, LATER, LATER.plusDays(60), "vegetative"),
                        new StageChanged(7, 22, "harvest", true),
                        started(ASHA, 23, 3, START),
                        new GrowingBegun(7, 23, START, START.plusDays(60), "germination"),
                        new InstanceCompleted(7, 23, LATER),
                        started(ASHA, 24, 3, START),
                        new InstanceCompleted(7, 24, LATER),
                        new InstanceArchived(7, 24))
                .thenRows(
                        INSTANCES,
                        instance(21, "germination", "growing", LATER, 0, 2, 1),
                        instance(22, "harvest", "growing", LATER, 0, 3, 3),
                        instance(23, "germination", "completed", START, 0, 3, 6),
                        instance(24, "germination", "archived", START, 0, 3, 9));
    }

    @Test
    @DisplayName("show what their gardener said of them last")
    void words() {
        List<Instance> rows = instances
                .given(
                        started(ASHA, 21, 3, START),
                        new InstanceNoted(7, 21, "tall"),
                        new InstanceMoved(7, 21, "Window"),
                        new InstanceRenamed(7, 21, "Kitchen"),
                        new SetupCompleted(7, 21, NOW))
                .rows(INSTANCES);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.notes()).isEqualTo("tall");
            assertThat(row.location()).isEqualTo("Window");
            assertThat(row.nickname()).isEqualTo("Kitchen");
            assertThat(row.setupCompleted()).isTrue();
            assertThat(row.setupCompletedAt()).isEqualTo(NOW);
            assertThat(row.version()).isEqualTo(5);
        });
    }

    @Test
    @DisplayName("T24: are gone with their marks when they are removed")
    void removed() {
        instances
                .given(
                        started(ASHA, 21, 3, START),
                        started(ASHA, 22, 3, START),
                        new ItemTicked(7, 21, key(1), NOW),
                        new ItemTicked(7, 22, key(1), NOW),
                        new InstanceRemoved(7, 21))
                .thenRows(INSTANCES, instance(22, "germination", "setup", START, 1, 2, 2))
                .thenRows(MARKS, new Mark(7, 22, key(1), true, NOW, ""));
    }
}
