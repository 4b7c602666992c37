package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The benchmark's garden")
class GardenTest {
    @Test
    @DisplayName("has 2,400 plants that differ in name or category")
    void plants() {
        var lines = Garden.catalogue(Path.of("../../db/seed/garden")).lines().toList();

        assertThat(lines).hasSize(1 + Garden.PLANTS);
        assertThat(lines.stream().map(line -> List.of(line.split(",", 4)).subList(0, 3)))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("is asked no question twice")
    void questions() {
        var questions = LongStream.range(0, 200_000).mapToObj(Garden::question).toList();

        assertThat(questions).doesNotHaveDuplicates();
        assertThat(JsonMapper.shared().readTree(questions.getLast()).get("n").asInt())
                .isEqualTo(6);
    }
}
