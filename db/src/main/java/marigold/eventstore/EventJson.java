package marigold.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import marigold.events.EventTypes;
import org.axonframework.serialization.Revision;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns an event into the JSON that is stored and back. Unknown components are ignored, so that an older
/// service can read what a newer one added; an old revision is lifted by its upcasters, one revision at a
/// time.
public final class EventJson {
    private final JsonMapper json = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final ClassValue<Reading> readings = new ClassValue<>() {
        @Override
        protected Reading computeValue(Class<?> type) {
            return new Reading(revisionOf(type), JsonbRecord.of(type), json.readerFor(type));
        }
    };

    private final Map<String, UnaryOperator<ObjectNode>> upcasters;

    /// How an event of one class is read.
    ///
    /// @param revision that this release writes
    /// @param quick    of the classes whose components it knows, which are most
    private record Reading(String revision, Optional<JsonbRecord> quick, ObjectReader reader) {
        Object read(byte[] payload) {
            Optional<Object> read = quick.isPresent() ? quick.get().read(payload) : Optional.empty();
            return read.isPresent() ? read.get() : reader.readValue(payload);
        }
    }

    public EventJson() {
        this(Map.of());
    }

    /// @param upcasters by "event type/revision": turns the payload of that revision into the next revision's
    EventJson(Map<String, UnaryOperator<ObjectNode>> upcasters) {
        this.upcasters = Map.copyOf(upcasters);
    }

    /// The revision that this release writes for an event class.
    public static String revisionOf(Class<?> eventClass) {
        Revision revision = eventClass.getAnnotation(Revision.class);
        if (revision == null) throw new IllegalArgumentException(eventClass.getName() + " has no @Revision");
        return revision.value();
    }

    /// The JSON of an event or of message metadata.
    public String write(Object value) {
        return json.writeValueAsString(value);
    }

    /// The event of a stored payload, or an [UnknownEvent] when this release cannot read it.
    public Object read(String type, String revision, String payload) {
        return read(type, revision, payload.getBytes(UTF_8));
    }

    /// As above, from the JSON's bytes in UTF-8.
    Object read(String type, String revision, byte[] payload) {
        Class<?> eventClass = EventTypes.classOf(type).orElse(null);
        if (eventClass == null) {
            return unknown(type, revision, "This release does not know the event type " + type + ".", payload);
        }
        Reading reading = readings.get(eventClass);
        try {
            if (reading.revision().equals(revision)) return reading.read(payload);
            return upcast(type, revision, payload, reading);
        } catch (JacksonException | ClassCastException | NumberFormatException unreadable) {
            return unknown(
                    type,
                    revision,
                    "The payload of a %s cannot be read: %s."
                            .formatted(
                                    type,
                                    unreadable.getMessage().lines().findFirst().orElse("")),
                    payload);
        }
    }

    private UnknownEvent unknown(String type, String revision, String reason, byte[] payload) {
        return new UnknownEvent(type, revision, reason, json.readTree(payload));
    }

    private Object upcast(String type, String stored, byte[] payload, Reading reading) {
        ObjectNode node = (ObjectNode) json.readTree(payload);
        String revision = stored;
        while (!revision.equals(reading.revision())) {
            UnaryOperator<ObjectNode> upcaster = upcasters.get(type + "/" + revision);
            if (upcaster == null) {
                return unknown(
                        type,
                        stored,
                        "This release reads revision %s of %s, not %s.".formatted(reading.revision(), type, stored),
                        payload);
            }
            node = upcaster.apply(node);
            revision = Integer.toString(Integer.parseInt(revision) + 1);
        }
        return reading.reader().readValue(node);
    }

    /// The metadata of a stored event. All values are text.
    Map<String, Object> readMetadata(String metadata) {
        if (metadata.length() <= 2) return Map.of();
        Map<String, Object> values = new LinkedHashMap<>();
        json.readTree(metadata)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        return values;
    }
}
