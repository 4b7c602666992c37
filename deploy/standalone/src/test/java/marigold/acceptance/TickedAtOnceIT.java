package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A gardener who ticks and reads again")
@Tag("slow")
class TickedAtOnceIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();
    private static final int TIMES = 1_000;
    private static final int OTHERS = 4;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong othersTicks = new AtomicLong();

    @Test
    @DisplayName("sees each of a thousand ticks at once, by cookie or by header, while others tick too")
    void seen() throws Exception {
        Plot plot = new Plot(MARIGOLD);
        long id = plot.started(Plot.today());
        String checklist = Plot.path(id, "/checklist");
        String list = "/api/v1/tracking/user/%s?status=all".formatted(plot.gardener.email());
        Client sameBrowser = plot.api.onAnotherConnection();
        Client elsewhere = plot.api.withToken(token(plot));
        List<Plot> otherPlots =
                IntStream.range(0, OTHERS).mapToObj(_ -> new Plot(MARIGOLD)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> others = otherPlots.stream()
                    .<Future<?>>map(other -> threads.submit(() -> keepTicking(other)))
                    .toList();
            try {
                for (int i = 0; i < TIMES; i++) {
                    int item = 1 + i % Plot.ITEMS;
                    boolean ticked = i / Plot.ITEMS % 2 == 0;
                    Reply written = plot.tick(id, item, ticked).expect(200);
                    Client reader = i % 2 == 0
                            ? sameBrowser
                            : elsewhere.with(
                                    "Consistency-Token",
                                    written.header("Consistency-Token").orElseThrow());
                    JsonNode read = reader.get(checklist).expect(200).json();
                    assertThat(Plot.isTicked(read, item)).as("tick %d", i).isEqualTo(ticked);
                    assertThat(read.get("progress_summary"))
                            .isEqualTo(written.json().get("progress_summary"));
                    JsonNode card =
                            reader.get(list).expect(200).json().get("plants").get(0);
                    assertThat(card.get("checklist_completed"))
                            .isEqualTo(read.get("progress_summary").get("completed_items"));
                }
            } finally {
                done.set(true);
            }
            for (Future<?> other : others) other.get();
        }
        System.out.println("TickedAtOnceIT: %d ticks, %d of others".formatted(TIMES, othersTicks.get()));
        assertThat(othersTicks).hasValueGreaterThan(TIMES);
    }

    private String token(Plot plot) {
        return MARIGOLD.anybody()
                .post(
                        "/api/v1/auth/login",
                        "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(plot.gardener.email()))
                .expect(200)
                .json()
                .get("access_token")
                .asString();
    }

    private void keepTicking(Plot plot) {
        long id = plot.started(Plot.today());
        for (int i = 0; !done.get(); i++) {
            int item = 1 + i % Plot.ITEMS;
            boolean ticked = i / Plot.ITEMS % 2 == 0;
            plot.tick(id, item, ticked).expect(200);
            assertThat(Plot.isTicked(plot.get(id, "/checklist"), item)).isEqualTo(ticked);
            othersTicks.incrementAndGet();
        }
    }
}
