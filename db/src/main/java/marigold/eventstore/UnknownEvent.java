package marigold.eventstore;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Stands in for an event that this release cannot read: its type or revision is newer, or its payload is
/// broken. Whoever meets it must stop or set it aside, never skip it.
///
/// @param type     stored event type
/// @param revision stored revision
/// @param reason   one sentence for the operator
/// @param payload  as it is stored
public record UnknownEvent(String type, String revision, String reason, JsonNode payload) {
    /// A number of the payload, such as whose event it is; absent when there is none of that name.
    public OptionalLong number(String field) {
        JsonNode value = payload.path(field);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }
}
