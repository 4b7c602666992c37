package marigold.bench;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The peer that most would write instead: Spring Data JPA over normalised tables.
final class PlainSpring {
    static final String NAME = "plain Spring";

    private final Peer peer;
    private final Database database;

    private PlainSpring(Peer peer, Database database) {
        this.peer = peer;
        this.database = database;
    }

    /// The running peer, with the entries that the product has now.
    static PlainSpring in(Arena arena) {
        var plainSpring = arena.shared(
                PlainSpring.class, () -> new PlainSpring(Peer.start(arena, "plain-spring"), arena.database()));
        arena.product().awaitCaughtUp(arena.database());
        plainSpring.peer.seed(arena.database());
        return plainSpring;
    }

    /// Nothing needs it any more.
    static void end(Arena arena) {
        if (arena.shared().remove(PlainSpring.class) instanceof PlainSpring running) running.peer.stop();
    }

    int port() {
        return peer.port();
    }

    /// Both must answer the same, or nothing is compared.
    ///
    /// @param parts pointers to what must be the same: `""` for the whole answer
    void requireSame(Client clerk, String path, String... parts) {
        var expected = clerk.read(path);
        var answered = peer.as(clerk).read(path);
        for (var part : parts) require(path, expected.at(part), answered.at(part));
    }

    /// An entry that is posted to both gets the same amounts.
    void requireSameEntry(Client clerk, String path, Map<String, Object> entry) {
        require(
                path,
                withoutId(clerk.post(path, entry)),
                withoutId(peer.as(clerk).post(path, entry)));
    }

    private static JsonNode withoutId(JsonNode entry) {
        return ((ObjectNode) entry).without("id");
    }

    private static void require(String path, JsonNode expected, JsonNode answered) {
        if (expected.isMissingNode() || !expected.equals(answered)) {
            throw new BenchFailed(
                    "%s answers to %s with %.500s, and not with %.500s".formatted(NAME, path, answered, expected));
        }
    }

    long entries() {
        return database.number("select count(*) from plain_spring.entry");
    }
}
