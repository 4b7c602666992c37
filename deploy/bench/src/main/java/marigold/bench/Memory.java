package marigold.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What the JVM of the whole product holds in memory after minutes of mixed load, begun with a fresh start:
/// the kernel's count of its resident pages.
final class Memory implements Line {
    private static final double MEGABYTES_MAX = 512;
    private static final double MEGABYTE = 1 << 20;

    /// The rate of the load, below what any machine does.
    private static final int PER_SECOND = 500;

    @Override
    public int id() {
        return 10;
    }

    @Override
    public String name() {
        return "memory of the JVM after minutes of mixed load";
    }

    @Override
    public List<Part> measure(Arena arena) {
        var plan = arena.plan();
        var traffic = Traffic.in(arena);
        arena.product().stop();
        arena.product().start();
        var asked = new AtomicLong(1_000_000_000);
        var load = new OpenLoad(arena.product().port(), Plan.CONNECTIONS);
        long failures = 0;
        for (int left = plan.memorySeconds(); left > 0; left -= plan.memoryStepSeconds()) {
            failures += load.ask(
                            PER_SECOND,
                            Duration.ofSeconds(plan.memoryStepSeconds()),
                            _ -> traffic.request(asked.getAndIncrement()))
                    .failures();
            arena.say("  %.0f MB".formatted(arena.product().memory("VmRSS") / MEGABYTE));
        }
        double resident = arena.product().memory("VmRSS") / MEGABYTE;
        arena.product().awaitCaughtUp(arena.database());
        return List.of(
                Measured.of("resident after %d s of load".formatted(plan.memorySeconds()), resident, "MB")
                        .atMost(MEGABYTES_MAX)
                        .failing(failures)
                        .with(Map.of("seconds", plan.memorySeconds(), "perSecond", PER_SECOND)),
                Measured.of("the most it ever was", arena.product().memory("VmHWM") / MEGABYTE, "MB"));
    }
}
