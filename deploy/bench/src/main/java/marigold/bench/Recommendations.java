package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What to sow, asked with other preferences each time, and with the same again and again, beside nginx with
/// the bytes of one answer. nginx is asked with GET, which spares it the body.
final class Recommendations implements Line {
    /// More than the product's cache holds, so that one which comes again is not known any more.
    private static final int QUESTIONS = 60_000;

    /// Counts what has been asked.
    private long asked;

    @Override
    public int id() {
        return 4;
    }

    @Override
    public String name() {
        return "recommendations among %,d plants".formatted(Garden.PLANTS);
    }

    @Override
    public List<Part> measure(Arena arena) throws IOException {
        Garden.in(arena);
        var plan = arena.plan();
        int port = arena.product().port();
        var first = Garden.question(0);
        var answer = arena.product().anybody().question(Garden.RECOMMENDATIONS, first);
        if (answer.statusCode() != 200) throw new BenchFailed("The question is answered with " + answer.statusCode());
        var nginx = Nginx.serving(answer, arena.workplace());
        var script = arena.workplace().write("questions.lua", Resource.text("questions.lua"));
        var one = arena.workplace().write("question.txt", first + "\n");
        var many = arena.workplace()
                .write(
                        "questions.txt",
                        LongStream.rangeClosed(1, QUESTIONS)
                                .mapToObj(Garden::question)
                                .collect(Collectors.joining("\n", "", "\n")));
        Arena.requireAnswers(ask(arena, script, many, plan.warmUpSeconds()));
        var unlike = new Duel(
                        "another question each time",
                        "/s",
                        "nginx",
                        _ -> ask(arena, script, many, plan.seconds()),
                        _ -> arena.wrk().same(nginx.port(), Garden.RECOMMENDATIONS, plan.seconds()))
                .atLeast(0.1);
        var cached = new Duel(
                        "the same question",
                        "/s",
                        "nginx",
                        _ -> ask(arena, script, one, plan.seconds()),
                        _ -> arena.wrk().same(nginx.port(), Garden.RECOMMENDATIONS, plan.seconds()))
                .atLeast(0.4);
        var parts = new ArrayList<>(arena.fight(unlike, cached));
        nginx.stop();
        double rate = unlike.productRate() / 2;
        var posed = new AtomicLong();
        var load = new OpenLoad(port, Plan.CONNECTIONS);
        var latencies = LatencyRounds.of(
                plan.rounds(),
                () -> load.ask(
                        rate,
                        Duration.ofSeconds(plan.seconds()),
                        _ -> Wire.post(
                                Garden.RECOMMENDATIONS, "", Garden.question(QUESTIONS + posed.incrementAndGet()))));
        parts.add(Measured.of("p99 at half of that rate", latencies.millis(0.99), "ms")
                .atMost(20)
                .failing(latencies.failures())
                .with(latencies.facts()));
        return parts;
    }

    private Sample ask(Arena arena, Path script, Path questions, int seconds) {
        var sample = arena.wrk()
                .scripted(arena.product().port(), script.toString(), seconds, questions, Garden.RECOMMENDATIONS, asked);
        asked += sample.done();
        return sample;
    }
}
