package marigold.garden.plantinstance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.PlantInstanceEvent;
import marigold.garden.events.PlantInstanceEvent.ChecklistOpened;
import marigold.garden.events.PlantInstanceEvent.GrowingBegun;
import marigold.garden.events.PlantInstanceEvent.GrownPlant;
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
import marigold.garden.events.PlantInstanceEvent.Plan;
import marigold.garden.events.PlantInstanceEvent.SetupCompleted;
import marigold.garden.events.PlantInstanceEvent.StageChanged;
import marigold.idempotency.Precondition;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Refusal;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Spec garden, section 10.2: today is 2025-10-26 and the plan has four stages over 60 days.
@DisplayName("A plant instance")
class PlantInstanceTest {
    private static final long GARDENER = 7;
    private static final long STRANGER = 8;
    private static final long INSTANCE = 21;
    private static final LocalDate TODAY = LocalDate.of(2025, 10, 26);
    private static final LocalDate START = LocalDate.of(2025, 10, 12);
    private static final Instant NOW = Instant.parse("2025-10-26T01:02:03Z");
    private static final Instant LATER = Instant.parse("2025-10-27T01:02:03Z");
    private static final int DAYS = 85;

    private static final GrownPlant CARROT = new GrownPlant(3, "Carrot", "Daucus carota", "vegetable", "");

    private static final List<Requirement> ITEMS = IntStream.rangeClosed(1, 15)
            .mapToObj(i -> new Requirement("tools_item_" + i, "Tools", "Item " + i, "1", false, ""))
            .toList();

    private static final Plan PLAN = new Plan(
            1,
            ITEMS,
            List.of(
                    stage("Germination", 0, 10),
                    stage("Seedling", 11, 25),
                    stage("Vegetative", 26, 45),
                    stage("Harvest", 46, 60)));

    private static final InstanceStarted STARTED = new InstanceStarted(
            GARDENER, INSTANCE, CARROT, PLAN, "Balcony", START, START.plusDays(DAYS), DAYS, "Germination", "Shelf");

    private final FixtureConfiguration<PlantInstance> instance = new AggregateTestFixture<>(PlantInstance.class);

    @Test
    @DisplayName("T1: waits in its plan's first stage, and matures the plant's days after its start")
    void starts() {
        instance.givenNoPriorActivity()
                .when(new StartInstance(GARDENER, INSTANCE, CARROT, PLAN, "Balcony", START, DAYS, "Shelf"))
                .expectEvents(STARTED);
    }

    @Test
    @DisplayName("T16: opens its checklist once, with all of its items")
    void opensChecklist() {
        given().when(new OpenChecklist(GARDENER, INSTANCE))
                .expectEvents(new ChecklistOpened(GARDENER, INSTANCE))
                .expectResultMessagePayload(15);
        given(new ChecklistOpened(GARDENER, INSTANCE))
                .when(new OpenChecklist(GARDENER, INSTANCE))
                .expectNoEvents()
                .expectResultMessagePayload(0);
    }

    @Test
    @DisplayName("T15, T18: ticks an item at the time of the request, counted over the plan")
    void ticks() {
        given().when(mark(1, true, null))
                .expectEvents(new ItemTicked(GARDENER, INSTANCE, key(1), NOW))
                .expectResultMessagePayload(state(false, "Germination", 1, 2));
    }

    @Test
    @DisplayName("T15: keeps the first tick's time when it is ticked again")
    void ticksAgain() {
        given(new ItemTicked(GARDENER, INSTANCE, key(1), NOW))
                .when(new MarkItem(GARDENER, INSTANCE, key(1), true, Optional.empty(), LATER))
                .expectNoEvents();
    }

    @Test
    @DisplayName("T15: takes a tick away, and one that is not there not at all")
    void unticks() {
        given(new ItemTicked(GARDENER, INSTANCE, key(1), NOW))
                .when(mark(1, false, null))
                .expectEvents(new ItemUnticked(GARDENER, INSTANCE, key(1)))
                .expectResultMessagePayload(state(false, "Germination", 0, 3));
        given().when(mark(1, false, null)).expectNoEvents();
    }

    @Test
    @DisplayName("notes on an item are replaced only when they are given")
    void notesItem() {
        given().when(mark(2, true, "bought"))
                .expectEvents(
                        new ItemTicked(GARDENER, INSTANCE, key(2), NOW),
                        new ItemNoted(GARDENER, INSTANCE, key(2), "bought"));
        given(new ItemTicked(GARDENER, INSTANCE, key(2), NOW), new ItemNoted(GARDENER, INSTANCE, key(2), "bought"))
                .when(mark(2, true, "bought"))
                .expectNoEvents();
    }

    @Test
    @DisplayName("refuses a tick for something that is not in its plan")
    void unknownItem() {
        given().when(new MarkItem(GARDENER, INSTANCE, "tools_rocket", true, Optional.empty(), NOW))
                .expectException(InvalidRequest.class)
                .expectNoEvents();
    }

    @Test
    @DisplayName("T19: completes its setup once, keeps the first time, and does not grow by that")
    void completesSetup() {
        given().when(new CompleteSetup(GARDENER, INSTANCE, NOW))
                .expectEvents(new SetupCompleted(GARDENER, INSTANCE, NOW))
                .expectResultMessagePayloadMatching(matches(state -> !state.growing()));
        given(new SetupCompleted(GARDENER, INSTANCE, NOW))
                .when(new CompleteSetup(GARDENER, INSTANCE, LATER))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(
                        matches(state -> state.setupCompletedAt().equals(Optional.of(NOW))));
    }

    @Test
    @DisplayName("grows from a date on, any number of times")
    void grows() {
        GrowingBegun begun = new GrowingBegun(GARDENER, INSTANCE, TODAY, TODAY.plusDays(DAYS), "Germination");
        given().when(new BeginGrowing(GARDENER, INSTANCE, TODAY, TODAY)).expectEvents(begun);
        given(begun).when(new BeginGrowing(GARDENER, INSTANCE, TODAY, TODAY)).expectNoEvents();
        given(begun, new StageChanged(GARDENER, INSTANCE, "Seedling", true))
                .when(new BeginGrowing(GARDENER, INSTANCE, TODAY, TODAY))
                .expectEvents(begun);
    }

    @ParameterizedTest(name = "since {0} days: {1}")
    @CsvSource({"-3,Germination", "0,Germination", "10,Germination", "11,Seedling", "46,Harvest", "61,Harvest"})
    @DisplayName("T12: that has been growing for some days is in their stage at once")
    void growsSince(int days, String stage) {
        LocalDate starts = TODAY.minusDays(days);
        given().when(new BeginGrowing(GARDENER, INSTANCE, starts, TODAY))
                .expectEvents(new GrowingBegun(GARDENER, INSTANCE, starts, starts.plusDays(DAYS), stage));
    }

    @Test
    @DisplayName("has a version, which grows with each event of its life")
    void version() {
        given(begun())
                .when(new ExpectVersion(GARDENER, INSTANCE, new Precondition(Optional.of("\"2\""))))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        given(begun())
                .when(new ExpectVersion(GARDENER, INSTANCE, new Precondition(Optional.of("\"1\""))))
                .expectException(Refusal.class);
    }

    @Test
    @DisplayName("T10: aligned to a stage, starts so that today is the stage's first day, and grows")
    void aligns() {
        LocalDate starts = LocalDate.of(2025, 9, 30);
        given().when(progress("vegetative", null, null, true))
                .expectEvents(new InstanceAligned(GARDENER, INSTANCE, starts, LocalDate.of(2025, 11, 29), "Vegetative"))
                .expectResultMessagePayloadMatching(matches(InstanceState::growing));
    }

    @Test
    @DisplayName("changes its stage by name whatever the case, and refuses a name that its plan does not have")
    void changesStage() {
        given().when(progress("SEEDLING", null, null, false))
                .expectEvents(new StageChanged(GARDENER, INSTANCE, "Seedling", false));
        given().when(progress("germination", null, null, false)).expectNoEvents();
        given().when(progress("Flowering", "note", null, false))
                .expectException(InvalidRequest.class)
                .expectNoEvents();
    }

    @Test
    @DisplayName("changes notes and location when they are given, and leaves them when not")
    void changesNotes() {
        given().when(progress(null, "looks well", "Window", false))
                .expectEvents(
                        new InstanceNoted(GARDENER, INSTANCE, "looks well"),
                        new InstanceMoved(GARDENER, INSTANCE, "Window"));
        given().when(progress(null, null, "Shelf", false)).expectNoEvents();
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"0,", "10,", "11,Seedling", "20,Seedling", "25,Seedling", "26,Vegetative", "60,Harvest", "61,", "-3,"})
    @DisplayName("T8, T9: advances to the stage of its days; the last one sticks")
    void advances(int days, String stage) {
        var outcome = given().when(new AdvanceStage(GARDENER, INSTANCE, START.plusDays(days)));
        if (stage == null) outcome.expectNoEvents().expectResultMessagePayload(Optional.empty());
        else {
            outcome.expectEvents(new StageChanged(GARDENER, INSTANCE, stage, true))
                    .expectResultMessagePayload(Optional.of(stage));
        }
    }

    @Test
    @DisplayName("T8: advancing again on the same day changes nothing")
    void advancesOnce() {
        given(new StageChanged(GARDENER, INSTANCE, "Seedling", true))
                .when(new AdvanceStage(GARDENER, INSTANCE, START.plusDays(20)))
                .expectNoEvents();
    }

    @Test
    @DisplayName("is renamed when the name is another")
    void renames() {
        given().when(new RenameInstance(GARDENER, INSTANCE, "Kitchen"))
                .expectEvents(new InstanceRenamed(GARDENER, INSTANCE, "Kitchen"));
        given().when(new RenameInstance(GARDENER, INSTANCE, "Balcony")).expectNoEvents();
    }

    @Test
    @DisplayName("once completed, does not grow, but keeps its notes and can still be put away")
    void completes() {
        InstanceCompleted completed = new InstanceCompleted(GARDENER, INSTANCE, TODAY);
        given(begun()).when(new CompleteInstance(GARDENER, INSTANCE, TODAY)).expectEvents(completed);
        given(begun(), completed)
                .when(new CompleteInstance(GARDENER, INSTANCE, TODAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(matches(state -> !state.growing()));
        given(completed)
                .when(new BeginGrowing(GARDENER, INSTANCE, TODAY, TODAY))
                .expectException(InstanceIsOver.class);
        given(completed).when(progress("Seedling", null, null, false)).expectException(InstanceIsOver.class);
        given(completed).when(new AdvanceStage(GARDENER, INSTANCE, TODAY)).expectNoEvents();
        given(completed)
                .when(progress(null, "sweet", null, false))
                .expectEvents(new InstanceNoted(GARDENER, INSTANCE, "sweet"));
        given(completed)
                .when(new ArchiveInstance(GARDENER, INSTANCE))
                .expectEvents(new InstanceArchived(GARDENER, INSTANCE));
    }

    @Test
    @DisplayName("once archived, is archived, and neither grows nor is completed")
    void archives() {
        InstanceArchived archived = new InstanceArchived(GARDENER, INSTANCE);
        given(archived).when(new ArchiveInstance(GARDENER, INSTANCE)).expectNoEvents();
        given(archived).when(new BeginGrowing(GARDENER, INSTANCE, TODAY, TODAY)).expectException(InstanceIsOver.class);
        given(archived).when(new CompleteInstance(GARDENER, INSTANCE, TODAY)).expectException(InstanceIsOver.class);
    }

    static List<Object> commandsOfAStranger() {
        return commands(STRANGER);
    }

    @ParameterizedTest
    @MethodSource("commandsOfAStranger")
    @DisplayName("does not exist for another gardener")
    void stranger(Object command) {
        given().when(command).expectException(Unknown.class).expectNoEvents();
    }

    static List<Object> commandsOfTheGardener() {
        return commands(GARDENER);
    }

    @ParameterizedTest
    @MethodSource("commandsOfTheGardener")
    @DisplayName("T24: does not exist for anybody once it was removed")
    void removed(Object command) {
        given(new InstanceRemoved(GARDENER, INSTANCE)).when(command).expectException(Unknown.class);
    }

    @Test
    @DisplayName("is removed whatever its state")
    void removes() {
        given(begun(), new InstanceArchived(GARDENER, INSTANCE))
                .when(new RemoveInstance(GARDENER, INSTANCE))
                .expectEvents(new InstanceRemoved(GARDENER, INSTANCE));
    }

    private static List<Object> commands(long gardener) {
        return List.of(
                new ExpectVersion(gardener, INSTANCE, new Precondition(Optional.of("*"))),
                new OpenChecklist(gardener, INSTANCE),
                new MarkItem(gardener, INSTANCE, key(1), true, Optional.empty(), NOW),
                new CompleteSetup(gardener, INSTANCE, NOW),
                new BeginGrowing(gardener, INSTANCE, TODAY, TODAY),
                new ChangeProgress(
                        gardener, INSTANCE, Optional.empty(), Optional.of("x"), Optional.empty(), false, TODAY),
                new AdvanceStage(gardener, INSTANCE, TODAY),
                new RenameInstance(gardener, INSTANCE, "Mine"),
                new CompleteInstance(gardener, INSTANCE, TODAY),
                new ArchiveInstance(gardener, INSTANCE),
                new RemoveInstance(gardener, INSTANCE));
    }

    private TestExecutor<PlantInstance> given(PlantInstanceEvent... then) {
        List<Object> history = new ArrayList<>(List.of(STARTED));
        history.addAll(List.of(then));
        return new AggregateTestFixture<>(PlantInstance.class).given(history);
    }

    private static Matcher<InstanceState> matches(Predicate<InstanceState> expected) {
        return Matchers.matches(expected);
    }

    private static GrowingBegun begun() {
        return new GrowingBegun(GARDENER, INSTANCE, TODAY, TODAY.plusDays(DAYS), "Germination");
    }

    private static MarkItem mark(int item, boolean completed, String notes) {
        return new MarkItem(GARDENER, INSTANCE, key(item), completed, Optional.ofNullable(notes), NOW);
    }

    private static ChangeProgress progress(String stage, String notes, String location, boolean align) {
        return new ChangeProgress(
                GARDENER,
                INSTANCE,
                Optional.ofNullable(stage),
                Optional.ofNullable(notes),
                Optional.ofNullable(location),
                align,
                TODAY);
    }

    private static InstanceState state(boolean growing, String stage, int ticked, int version) {
        return new InstanceState(
                "Balcony",
                START,
                START.plusDays(DAYS),
                stage,
                growing,
                "",
                "Shelf",
                Optional.empty(),
                ticked,
                15,
                version);
    }

    private static String key(int item) {
        return "tools_item_" + item;
    }

    private static GrowthStage stage(String name, int start, int end) {
        return new GrowthStage(name, start, end, "", List.of());
    }
}
