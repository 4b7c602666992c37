package marigold.garden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import marigold.garden.csv.CsvFile;
import marigold.garden.csv.CsvFile.Unreadable;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The catalogue's file")
class PlantFileTest {
    private static final String HEADER = String.join(",", PlantFile.REQUIRED);
    private static final String REST = ",".repeat(PlantFile.REQUIRED.size() - 1);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    @DisplayName("counts the line on which a row begins, whatever ends the lines")
    void lines(String end) throws Exception {
        String file = String.join(
                end,
                HEADER,
                "One" + REST,
                "",
                "\"Two",
                "lines\"" + REST,
                "  ",
                "Three" + REST,
                "\"Four \"\"4\"\"\"" + REST);

        assertThat(read(file)).containsExactly("2 One", "4 Two" + end + "lines", "7 Three", "8 Four \"4\"");
    }

    @Test
    @DisplayName("names its columns in any order and case, perhaps after a byte order mark, and some that mean nothing")
    void columns() throws Exception {
        List<String> columns = new ArrayList<>(PlantFile.REQUIRED.reversed());
        columns.addFirst("Price");
        columns.set(1, "\" Neutral_Companions \"");
        CsvFile file = open("\uFEFF" + String.join(",", columns) + "\n12,beans" + ",".repeat(23) + ",Dill\n");

        assertThat(file.ignored()).containsExactly("Price");
        CsvFile.Row row = file.next().orElseThrow();
        assertThat(row.cell("neutral_companions")).isEqualTo("beans");
        assertThat(row.cell("plant_name")).isEqualTo("Dill");
        assertThat(row.cell("habit")).isEmpty();
        assertThat(file.next()).isEmpty();
    }

    @Test
    @DisplayName("is refused at once when columns are missing or there twice")
    void header() {
        assertThatThrownBy(() -> open(HEADER.replace("season", "saison").replace("position", "plant_name")))
                .asInstanceOf(type(InvalidRequest.class))
                .satisfies(refused -> assertThat(refused.mistakes())
                        .extracting(FieldMistake::field)
                        .containsExactly("plant_name", "position", "season"));
        assertThatThrownBy(() -> open("")).hasMessage("body: is empty");
    }

    @Test
    @DisplayName("knows rows with too few or too many cells")
    void cells() throws Exception {
        CsvFile file = open(HEADER + "\nOne,two\nOne" + REST + ",\nOne" + REST);

        assertThat(file.next().orElseThrow().isComplete()).isFalse();
        assertThat(file.next().orElseThrow().isComplete()).isFalse();
        assertThat(file.next().orElseThrow().isComplete()).isTrue();
    }

    @Test
    @DisplayName("is read on after quotes in wrong places")
    void quotes() throws Exception {
        CsvFile file = open(HEADER + "\n\"One\" and" + REST + "\nTwo \"2\"" + REST + "\n\"Three" + REST);

        assertThat(file.next().orElseThrow().cell("plant_name")).isEqualTo("One and");
        assertThat(file.next().orElseThrow().cell("plant_name")).isEqualTo("Two \"2\"");
        assertThat(file.next().orElseThrow().isComplete()).isFalse();
        assertThat(file.next()).isEmpty();
    }

    @Test
    @DisplayName("is not swallowed by a quote that is never closed")
    void unclosed() throws Exception {
        CsvFile file = open(HEADER + "\nOne" + REST + "\n\"Two" + (REST + "\n").repeat(20_000));

        assertThat(file.next().orElseThrow().cell("plant_name")).isEqualTo("One");
        assertThatThrownBy(file::next)
                .hasMessageContaining("a quote is never closed")
                .asInstanceOf(type(Unreadable.class))
                .satisfies(unreadable -> assertThat(unreadable.line()).isEqualTo(3));
    }

    private static List<String> read(String text) throws IOException, Unreadable {
        CsvFile file = open(text);
        List<String> rows = new ArrayList<>();
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            assertThat(row.get().isComplete()).isTrue();
            rows.add(row.get().line() + " " + row.get().cell("plant_name"));
        }
        return rows;
    }

    private static CsvFile open(String text) throws IOException, Unreadable {
        return PlantFile.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
