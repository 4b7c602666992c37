package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reading: a list that is asked for again and again, and lists that nobody has asked for before.
final class ListDuels {
    private static final String FARMERS = "/api/farmers";

    /// Rows that one answer of the product may hold.
    private static final int ROWS_MAX = 1_000;

    private final Plan plan;
    private final Product product;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final Nginx nginx;
    private final String authorization;
    private final String etag;
    private final String nginxEtag;
    private final Path uncachedScript;
    private final Path targets;
    private final List<Path> selects = new ArrayList<>();
    private final Map<String, Object> range;

    /// Counts the runs, so that none asks for what an earlier one has put into the cache.
    private int uncachedRuns;

    ListDuels(Plan plan, Workplace workplace, Product product, Database database, Market market) throws IOException {
        this.plan = plan;
        this.product = product;
        this.wrk = new Wrk(workplace);
        this.pgbench = new Pgbench(workplace, database);
        this.authorization = "Authorization: Bearer " + market.listed().clerk().token();
        var answer = market.listed().clerk().get(FARMERS);
        if (answer.statusCode() != 200) throw new BenchFailed("The list is answered with " + answer.statusCode());
        this.nginx = Nginx.serving(answer, workplace);
        this.etag = answer.headers().firstValue("etag").orElseThrow();
        this.nginxEtag = nginx.etag();
        requireNotModified(market.listed().clerk(), etag);
        requireNotModified(new Client(nginx.port(), ""), nginxEtag);
        this.uncachedScript = workplace.write("uncached-list.lua", Resource.text("uncached-list.lua"));
        this.targets = workplace.write("targets.lua", market.lua());
        this.range = Map.of("from", LocalDate.EPOCH, "to", market.lastOn(), "size", ROWS_MAX);
        for (var stall : market.stalls()) selects.add(select(workplace, stall));
    }

    private static void requireNotModified(Client client, String etag) {
        int status = client.get(FARMERS, "If-None-Match", etag).statusCode();
        if (status != 304) throw new BenchFailed("A list that is known is answered with " + status);
    }

    private static Path select(Workplace workplace, Market.Stall stall) throws IOException {
        return workplace.write(
                "select-%d.sql".formatted(stall.vendorId()),
                "\\set vendorId %d\n\\set farmerId random(%d, %d)\n"
                                .formatted(
                                        stall.vendorId(),
                                        stall.firstFarmer(),
                                        stall.firstFarmer() + stall.farmers() - 1)
                        + Resource.text("uncached-list.sql").strip()
                        + ";\n");
    }

    Duel cached() {
        return new Duel(
                "cached list",
                "/s",
                "nginx",
                _ -> wrk.same(product.port(), FARMERS, plan.seconds(), authorization),
                _ -> wrk.same(nginx.port(), FARMERS, plan.seconds(), authorization));
    }

    Duel notModified() {
        return new Duel(
                "the same, 304",
                "/s",
                "nginx",
                _ -> wrk.same(product.port(), FARMERS, plan.seconds(), authorization, "If-None-Match: " + etag),
                _ -> wrk.same(nginx.port(), FARMERS, plan.seconds(), authorization, "If-None-Match: " + nginxEtag));
    }

    Duel uncached() {
        return new Duel(
                "uncached list",
                "/s",
                "pgbench, same select",
                _ -> uncached(plan.seconds()),
                _ -> pgbench.run(plan.seconds(), selects, range));
    }

    private Sample uncached(int seconds) {
        return wrk.scripted(product.port(), uncachedScript.toString(), seconds, targets, uncachedRuns++);
    }

    void warmUpCached() {
        requireAnswers(wrk.same(product.port(), FARMERS, plan.warmUpSeconds(), authorization));
    }

    void warmUpUncached() {
        requireAnswers(uncached(plan.warmUpSeconds()));
    }

    private static void requireAnswers(Sample warmUp) {
        if (warmUp.failures() > 0) throw new BenchFailed("%d requests failed.".formatted(warmUp.failures()));
    }
}
