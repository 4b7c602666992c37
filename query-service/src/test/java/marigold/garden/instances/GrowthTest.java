package marigold.garden.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import marigold.garden.checklist.Completion;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plan P of section 10 of the garden's specification, on 26 October 2025.
@DisplayName("The growth of an instance")
class GrowthTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 10, 26);
    private static final List<GrowthStage> STAGES = List.of(
            stage("germination", 0, 10),
            stage("seedling", 11, 25),
            stage("vegetative", 26, 45),
            stage("harvest", 46, 60));

    private static Growth after(int days) {
        return new Growth(TODAY.minusDays(days), TODAY.minusDays(days).plusDays(60), TODAY);
    }

    private static GrowthStage stage(String name, int start, int end) {
        return new GrowthStage(name, start, end, "", List.of());
    }

    @ParameterizedTest(name = "{0} days")
    @CsvSource({
        "-5, 0, 0.00, germination, 0",
        "0, 0, 0.00, germination, 0",
        "10, 10, 16.67, germination, 0",
        "11, 11, 18.33, seedling, 1",
        "15, 15, 25.00, seedling, 1",
        "20, 20, 33.33, seedling, 1",
        "25, 25, 41.67, seedling, 1",
        "45, 45, 75.00, vegetative, 2",
        "46, 46, 76.67, harvest, 3",
        "60, 60, 100.00, harvest, 3",
        "61, 61, 100.00, none, 4",
        "90, 90, 100.00, none, 4"
    })
    @DisplayName("T7, T9, T12: is counted in days from its start, and is in one stage until the last is over")
    void elapsed(int days, long elapsed, String progress, String current, int past) {
        Growth growth = after(days);
        assertThat(growth.daysElapsed()).isEqualTo(elapsed);
        assertThat(growth.progressPercentage()).hasToString(progress);
        assertThat(STAGES.stream()
                        .filter(growth::isIn)
                        .map(GrowthStage::stageName)
                        .toList())
                .isEqualTo(current.equals("none") ? List.of() : List.of(current));
        assertThat(STAGES.stream().filter(growth::isPast)).hasSize(past);
    }

    @ParameterizedTest
    @CsvSource({"2025-10-26", "2025-10-01"})
    @DisplayName("T11: is complete when it matures on its first day, or earlier")
    void atOnce(LocalDate maturesOn) {
        assertThat(new Growth(TODAY, maturesOn, TODAY).progressPercentage()).hasToString("100.00");
    }

    @Test
    @DisplayName("T26: reaches each stage on its start date and as many days later, day 0 being the start date")
    void dates() {
        Growth growth = new Growth(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 2), TODAY);
        assertThat(growth.firstDayOf(STAGES.get(0))).isEqualTo("2025-01-01");
        assertThat(growth.lastDayOf(STAGES.get(1))).isEqualTo("2025-01-26");
        assertThat(growth.lastDayOf(STAGES.get(3))).isEqualTo("2025-03-02");
    }

    @ParameterizedTest(name = "day {0} in {1}")
    @CsvSource({"5, 0, 5, 5", "0, 0, 0, 10", "30, 2, 4, 15", "5, 1, 0, 20", "90, 3, 44, 0"})
    @DisplayName("T27: knows how long it has been in a stage and how long it will stay")
    void inStage(int day, int stage, long in, long left) {
        assertThat(after(day).daysIn(STAGES.get(stage))).isEqualTo(in);
        assertThat(after(day).daysLeftIn(STAGES.get(stage))).isEqualTo(left);
    }

    @ParameterizedTest(name = "growing {0}, setup {1}, {2} of 15: step {3}")
    @CsvSource({
        "true, true, 15, 3",
        "true, false, 0, 3",
        "false, true, 0, 2",
        "false, false, 12, 2",
        "false, false, 11, 1",
        "false, false, 0, 1"
    })
    @DisplayName("T20: decides with setup and checklist which step of the journal is shown")
    void step(boolean growing, boolean setup, int completed, int step) {
        assertThat(JournalStep.of(growing, setup, new Completion(completed, 15)))
                .isEqualTo(step);
    }
}
