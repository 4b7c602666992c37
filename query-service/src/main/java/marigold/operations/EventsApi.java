package marigold.operations;

import java.security.Principal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marigold.eventstore.EventTail;
import marigold.operations.EventQueries.Found;
import marigold.operations.EventQueries.Header;
import marigold.operations.EventQueries.Stored;
import marigold.operations.EventQueries.Wanted;
import marigold.operations.OperatorActions.Asked;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Unknown;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators ask of the event store: which events there are, what one holds, and up to where everything
/// is decided.
@RestController
final class EventsApi {
    private static final int LIMIT_MAX = 500;
    private static final int REASON_MAX = 500;
    private static final Pattern TENANT = Pattern.compile("(vendor|gardener)-([0-9]{1,18})");

    private final EventQueries events;
    private final EventTail tail;
    private final OperatorActions actions;
    private final JsonMapper json;

    EventsApi(EventQueries events, EventTail tail, OperatorActions actions, JsonMapper json) {
        this.events = events;
        this.tail = tail;
        this.actions = actions;
        this.json = json;
    }

    /// @param next as `before` when the newest come first, else as `after`: the next page
    /// @param more whether there can be any; a search by type or tenant may have found none and still go on
    /// @param head the last decided position
    record Page(List<Header> events, long next, boolean more, long head) {}

    /// @param payload texts are masked unless they were asked for
    record Shown(Header event, JsonNode payload, JsonNode metadata, boolean masked) {}

    /// @param head        position of the last decided event
    /// @param horizon     everything at or below it is decided
    /// @param lastDrawn   the highest position that any writer has drawn
    /// @param lagEvents   positions that are drawn and not decided
    /// @param openAppends the writers who keep the horizon back, the oldest first
    record Horizon(long head, long horizon, long lastDrawn, long lagEvents, List<OpenAppend> openAppends) {}

    /// @param after       its events have positions above this
    /// @param process     PostgreSQL's process
    /// @param state       what PostgreSQL says it does
    /// @param secondsOpen age of its transaction, by the database's clock; absent when another user's
    record OpenAppend(long after, int process, String application, String state, OptionalDouble secondsOpen) {}

    /// The newest first, below `before`; with `after` the oldest first, above it and up to the head.
    @GetMapping("/ops/v1/events")
    ResponseEntity<Page> list(
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "-1") long before,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String aggregate,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) throw new InvalidRequest("limit", "must be from 1 to " + LIMIT_MAX);
        if (after >= 0 && before >= 0) throw new InvalidRequest("after", "does not go with before");
        Matcher whose = TENANT.matcher(tenant);
        if (!tenant.isEmpty() && !whose.matches())
            throw new InvalidRequest("tenant", "must be vendor- or gardener- and a number");
        boolean vendors = tenant.startsWith("vendor");
        Wanted wanted = new Wanted(
                type,
                aggregate,
                vendors ? whose.group(2) : "",
                vendors || tenant.isEmpty() ? "" : whose.group(2),
                limit);
        long head = tail.decided();
        Found found = after >= 0
                ? events.oldestFirst(wanted, after, head)
                : events.newestFirst(wanted, before >= 0 ? Math.min(before, head + 1) : head + 1);
        return fresh(new Page(found.events(), found.next(), found.more(), head));
    }

    /// One event. Texts may be people's names: they are masked unless `payload=true`, which is written down.
    @GetMapping("/ops/v1/events/{position}")
    ResponseEntity<Shown> show(
            @PathVariable long position,
            @RequestParam(defaultValue = "false") boolean payload,
            @RequestParam(defaultValue = "") String reason,
            Principal operator) {
        if (reason.length() > REASON_MAX)
            throw new InvalidRequest("reason", "must be at most %d characters long".formatted(REASON_MAX));
        Stored stored = events.at(position).orElseThrow(() -> new Unknown("There is no event at " + position));
        if (payload) actions.looked(new Asked(operator.getName(), "show payload", "event:" + position, reason));
        JsonNode whole = json.readTree(stored.payload());
        return fresh(new Shown(
                stored.header(),
                payload ? whole : PayloadMask.over(whole, json),
                json.readTree(stored.metadata()),
                !payload));
    }

    @GetMapping("/ops/v1/events/horizon")
    ResponseEntity<Horizon> horizon() {
        EventTail.Horizon horizon = tail.horizon();
        return fresh(new Horizon(
                horizon.head(),
                horizon.position(),
                horizon.lastDrawn(),
                horizon.lastDrawn() - horizon.position(),
                horizon.openAppends().stream()
                        .map(open -> new OpenAppend(
                                open.after(), open.process(), open.application(), open.state(), open.secondsOpen()))
                        .toList()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
