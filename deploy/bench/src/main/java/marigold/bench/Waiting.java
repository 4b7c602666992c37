package marigold.bench;

import java.time.Duration;

final class Waiting {
    private Waiting() {}

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("The benchmark was interrupted.", interrupted);
        }
    }
}
