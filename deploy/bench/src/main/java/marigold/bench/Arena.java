package marigold.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the lines are measured with: the running product with its data, the tools, and whatever a line has
/// started for itself and others.
///
/// @param huge   whether what takes an hour is measured too
/// @param root   of the sources
/// @param shared what was started for several lines, by its class
record Arena(
        Plan plan,
        boolean huge,
        Path root,
        Workplace workplace,
        Product product,
        Database database,
        Market market,
        Wrk wrk,
        Pgbench pgbench,
        Consumer<String> progress,
        Map<Class<?>, Object> shared) {
    static Arena of(
            Plan plan,
            boolean huge,
            Path root,
            Workplace workplace,
            Product product,
            Database database,
            Market market,
            Consumer<String> progress) {
        return new Arena(
                plan,
                huge,
                root,
                workplace,
                product,
                database,
                market,
                new Wrk(workplace),
                new Pgbench(workplace, database),
                progress,
                new HashMap<>());
    }

    void say(String sentence) {
        progress.accept(sentence);
    }

    /// The one of that class: made when a line first asks for it, and the same for all lines after it.
    <T> T shared(Class<T> type, Supplier<T> made) {
        // Not computeIfAbsent: making one may ask for another.
        var known = shared.get(type);
        if (known == null) {
            known = made.get();
            shared.put(type, known);
        }
        return type.cast(known);
    }

    /// All rounds of some duels, in turns.
    List<Part> fight(Duel... duels) {
        for (int round = 0; round < plan.rounds(); round++) {
            for (var duel : duels) {
                duel.fight(round);
                say("  round %d of %d: %s".formatted(round + 1, plan.rounds(), duel.lastRound()));
            }
        }
        return List.of(duels);
    }

    /// A run that must not fail.
    static Sample requireAnswers(Sample run) {
        if (run.failures() > 0) throw new BenchFailed("%d requests failed.".formatted(run.failures()));
        return run;
    }
}
