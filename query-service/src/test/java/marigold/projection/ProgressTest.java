package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How far a read model has come, when events pass it by,")
class ProgressTest {
    private final Progress progress = new Progress(1);

    @Test
    @DisplayName("is at once where they have come to, if it had nothing else to do")
    void idle() throws InterruptedException {
        progress.claimed(0, 10);
        progress.passed(0, 10, 15);
        assertThat(progress.await(15, Duration.ZERO)).isTrue();
        assertThat(progress.position()).isEqualTo(15);
    }

    @Test
    @DisplayName("stays where it is until what was delivered before them is in the rows")
    void busy() {
        progress.claimed(0, 10);
        progress.passed(0, 12, 15);
        assertThat(progress.position()).isEqualTo(10);
        progress.reached(0, 11);
        assertThat(progress.position()).isEqualTo(11);
        progress.reached(0, 12);
        assertThat(progress.position()).isEqualTo(15);
        progress.reached(0, 16);
        assertThat(progress.position()).isEqualTo(16);
    }

    @Test
    @DisplayName("is where the last of them have come to, when others were delivered in between")
    void inTurns() {
        progress.claimed(0, 10);
        progress.passed(0, 11, 13);
        progress.passed(0, 14, 17);
        progress.reached(0, 11);
        assertThat(progress.position()).isEqualTo(11);
        progress.reached(0, 14);
        assertThat(progress.position()).isEqualTo(17);
    }

    @Test
    @DisplayName("is unknown while another process has it, and its own position when that is claimed again")
    void released() {
        progress.claimed(0, 10);
        progress.passed(0, 10, 15);
        progress.released(0);
        progress.passed(0, 10, 20);
        assertThat(progress.position()).isEqualTo(-1);
        progress.claimed(0, 12);
        assertThat(progress.position()).isEqualTo(12);
        progress.reached(0, 13);
        assertThat(progress.position()).isEqualTo(13);
    }
}
