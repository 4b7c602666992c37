package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The median")
class MedianTest {
    @Test
    @DisplayName("is the one in the middle, or between the two in the middle")
    void middle() {
        assertThat(Median.of(DoubleStream.of(7))).isEqualTo(7);
        assertThat(Median.of(DoubleStream.of(9, 1, 5))).isEqualTo(5);
        assertThat(Median.of(DoubleStream.of(8, 1, 4, 100))).isEqualTo(6);
    }

    @Test
    @DisplayName("of nothing is a mistake")
    void nothing() {
        assertThatThrownBy(() -> Median.of(DoubleStream.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
