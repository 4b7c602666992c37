package marigold.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log of what operators did. An action is written down before it is tried, and what came of it after.
@Component
public final class OperatorActions {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OperatorActions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param after null when the action was refused, or the process ended within it
    record Action(
            long id,
            Instant askedAt,
            String askedBy,
            String action,
            String target,
            String reason,
            JsonNode before,
            JsonNode after) {}

    /// Who asks for what, of what, and why.
    public record Asked(String by, String action, String target, String reason) {}

    /// Does something and logs it.
    ///
    /// @param state how the target stands, asked before and after
    public <T> T logged(Asked asked, Supplier<?> state, Supplier<T> action) {
        long id = begun(asked, state.get());
        T result = action.get();
        ended(id, state.get());
        return result;
    }

    /// Does something that changes nothing here, and logs what came of it.
    ///
    /// @param action is given the number of its line in the log
    public void logged(Asked asked, LongFunction<?> action) {
        long id = begun(asked, Map.of());
        ended(id, action.apply(id));
    }

    /// What came of an action; empty when nothing did, or not yet.
    public Optional<JsonNode> outcome(String action, long id) {
        return jdbc.sql("""
            select after from events.operator_action
             where action_id = :id and action = :action and after is not null
            """)
                .param("id", id)
                .param("action", action)
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    /// Logs that somebody was shown what is hidden from operators otherwise.
    void looked(Asked asked) {
        Map<String, Boolean> shown = Map.of("masked", false);
        ended(begun(asked, shown), shown);
    }

    private long begun(Asked asked, Object state) {
        return jdbc.sql("""
            insert into events.operator_action (asked_by, action, target, reason, before)
            values (:by, :action, :target, :reason, :before::jsonb)
            returning action_id
            """)
                .param("by", asked.by())
                .param("action", asked.action())
                .param("target", asked.target())
                .param("reason", asked.reason())
                .param("before", json.writeValueAsString(state))
                .query(Long.class)
                .single();
    }

    private void ended(long id, Object state) {
        jdbc.sql("update events.operator_action set after = :after::jsonb where action_id = :id")
                .param("after", json.writeValueAsString(state))
                .param("id", id)
                .update();
    }

    /// The latest first.
    ///
    /// @param before number below which they are
    List<Action> newestFirst(long before, int max) {
        return jdbc.sql("""
            select action_id, asked_at, asked_by, action, target, reason, before, after
              from events.operator_action
             where action_id < :before
             order by action_id desc
             limit :max
            """)
                .param("before", before)
                .param("max", max)
                .query((row, _) -> new Action(
                        row.getLong("action_id"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("asked_by"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("reason"),
                        tree(row.getString("before")),
                        tree(row.getString("after"))))
                .list();
    }

    private JsonNode tree(String stored) throws JacksonException {
        return stored == null ? json.nullNode() : json.readTree(stored);
    }
}
