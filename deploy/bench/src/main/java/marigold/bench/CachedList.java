package marigold.bench;

import java.util.List;

/// A list that is asked for again and again, beside nginx with the same bytes.
final class CachedList implements Line {
    private static final String FARMERS = "/api/farmers";

    @Override
    public int id() {
        return 1;
    }

    @Override
    public String name() {
        return "cached list of %d rows".formatted(Plan.LISTED_FARMERS);
    }

    @Override
    public List<Part> measure(Arena arena) {
        var clerk = arena.market().listed().clerk();
        int port = arena.product().port();
        int seconds = arena.plan().seconds();
        var wrk = arena.wrk();
        var authorization = clerk.authorization();
        var answer = clerk.get(FARMERS);
        if (answer.statusCode() != 200) throw new BenchFailed("The list is answered with " + answer.statusCode());
        var nginx = Nginx.serving(answer, arena.workplace());
        var etag = answer.headers().firstValue("etag").orElseThrow();
        var nginxEtag = nginx.etag();
        requireNotModified(clerk, etag);
        requireNotModified(new Client(nginx.port(), ""), nginxEtag);
        Arena.requireAnswers(wrk.same(port, FARMERS, arena.plan().warmUpSeconds(), authorization));
        var parts = arena.fight(
                new Duel(
                                "cached list",
                                "/s",
                                "nginx",
                                _ -> wrk.same(port, FARMERS, seconds, authorization),
                                _ -> wrk.same(nginx.port(), FARMERS, seconds, authorization))
                        .atLeast(0.5),
                new Duel(
                                "the same, 304",
                                "/s",
                                "nginx",
                                _ -> wrk.same(port, FARMERS, seconds, authorization, "If-None-Match: " + etag),
                                _ -> wrk.same(
                                        nginx.port(), FARMERS, seconds, authorization, "If-None-Match: " + nginxEtag))
                        .atLeast(0.6));
        nginx.stop();
        return parts;
    }

    private static void requireNotModified(Client client, String etag) {
        int status = client.get(FARMERS, "If-None-Match", etag).statusCode();
        if (status != 304) throw new BenchFailed("A list that is known is answered with " + status);
    }
}
