package marigold.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the lines are measured with: products and their data, the tools, and whatever a line has
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
        Wrk wrk,
        Consumer<String> progress,
        Map<Class<?>, Object> shared) {
    static Arena of(Plan plan, boolean huge, Path root, Workplace workplace, Consumer<String> progress) {
        return new Arena(plan, huge, root, workplace, new Wrk(workplace), progress, new HashMap<>());
    }

    /// The product that most lines ask, started when the first of them does.
    Product product() {
        return shared(Product.class, () -> {
            say("  Starting Marigold on a throw-away data folder ...");
            var product = new Product(workplace, root, "data", Map.of());
            product.start();
            return product;
        });
    }

    /// That product, if it was needed.
    Optional<Product> startedProduct() {
        return Optional.ofNullable(shared.get(Product.class)).map(Product.class::cast);
    }

    /// Of that product.
    Database database() {
        return shared(Database.class, () -> product().database());
    }

    Pgbench pgbench() {
        return new Pgbench(workplace, database());
    }

    /// Of whichever product was started; `""` before any, and where it does not answer.
    String postgresVersion() {
        try {
            return knownPostgresVersion();
        } catch (BenchFailed _) {
            return "";
        }
    }

    private String knownPostgresVersion() {
        return Optional.ofNullable(shared.get(Database.class))
                .map(Database.class::cast)
                .or(() -> Optional.ofNullable(shared.get(LargeMarket.class))
                        .map(LargeMarket.class::cast)
                        .map(LargeMarket::database))
                .map(database -> database.texts("show server_version").getFirst())
                .orElse("");
    }

    /// The data of most lines, keyed in when the first of them asks for it.
    Market market() {
        return shared(Market.class, () -> {
            say("  Keying in %,d entries of %d vendors ...".formatted(plan.entries(), Plan.VENDORS));
            var market = Market.seed(product(), plan, sentence -> say("  " + sentence));
            product().awaitCaughtUp(database());
            database().run("vacuum analyze");
            return market;
        });
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

    /// All rounds of some duels, in turns. One that cannot be measured does not cost the others their
    /// figures.
    List<Part> fight(Duel... duels) {
        var failures = new HashMap<Duel, String>();
        for (int round = 0; round < plan.rounds(); round++) {
            for (var duel : duels) {
                if (failures.containsKey(duel)) continue;
                try {
                    duel.fight(round);
                    say("  round %d of %d: %s".formatted(round + 1, plan.rounds(), duel.lastRound()));
                } catch (BenchFailed failure) {
                    if (workplace.isInterrupted()) throw failure;
                    failures.put(duel, failure.getMessage());
                    say("  round %d of %d: %s".formatted(round + 1, plan.rounds(), failure.getMessage()));
                }
            }
        }
        return Arrays.stream(duels)
                .<Part>map(duel -> failures.containsKey(duel)
                        ? new Unmeasured(duel.name(), duel.target(), failures.get(duel))
                        : duel)
                .toList();
    }

    /// A run that must not fail.
    static Sample requireAnswers(Sample run) {
        if (run.failures() > 0) throw new BenchFailed("%d requests failed.".formatted(run.failures()));
        return run;
    }
}
