package marigold.garden.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The completion of a checklist")
class CompletionTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "0, 0, 0.00, false",
        "0, 15, 0.00, false",
        "1, 15, 6.67, false",
        "8, 15, 53.33, false",
        "11, 15, 73.33, false",
        "12, 15, 80.00, true",
        "15, 15, 100.00, true",
        "1, 32, 3.12, false",
        "79999, 100000, 80.00, true"
    })
    @DisplayName("T14, T18: is a percentage of all items, enough from 80 on")
    void percentage(int completed, int total, String percentage, boolean enough) {
        Completion completion = new Completion(completed, total);
        assertThat(completion.percentage()).hasToString(percentage);
        assertThat(completion.meetsThreshold()).isEqualTo(enough);
    }
}
