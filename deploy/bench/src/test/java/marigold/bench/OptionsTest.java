package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The options of marigold bench")
class OptionsTest {
    @Test
    @DisplayName("are a quick run of every line unless said otherwise")
    void defaults() {
        var options = parse();

        assertThat(options.plan()).isEqualTo(Plan.QUICK);
        assertThat(options.json()).isEmpty();
        assertThat(options.report()).isFalse();
        assertThat(options.wants(1)).isTrue();
        assertThat(options.wants(7)).isTrue();
    }

    @Test
    @DisplayName("choose length, lines and file")
    void given() {
        var options = parse("--full", "--line", "5", "--line=7", "--json", "/figures.json");

        assertThat(options.plan()).isEqualTo(Plan.FULL);
        assertThat(options.wants(5)).isTrue();
        assertThat(options.wants(7)).isTrue();
        assertThat(options.wants(1)).isFalse();
        assertThat(options.json()).contains(Path.of("/figures.json"));
    }

    @Test
    @DisplayName("write the page only after a whole full run, or when asked")
    void report() {
        assertThat(parse("--full").report()).isTrue();
        assertThat(parse("--full", "--line", "1").report()).isFalse();
        assertThat(parse("--quick", "--report").report()).isTrue();
        assertThat(parse("--render", "/figures.json").render()).contains(Path.of("/figures.json"));
    }

    @Test
    @DisplayName("are refused with a sentence when they are none")
    void refused() {
        refuses("Unknown option --fast", "--fast");
        refuses("The option --json needs a file", "--json");
        refuses("The option --json needs a file", "--json", "--quick");
        refuses("A line has a number, not 'one'", "--line", "one");
    }

    private static void refuses(String sentence, String... arguments) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(BenchFailed.class)
                .hasMessageStartingWith(sentence);
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }
}
