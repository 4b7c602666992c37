package marigold.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import marigold.events.EventTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stored payloads are for ever: every event and revision has a JSON file in shared-events that this release
/// must read
/// and write.
@DisplayName("The JSON of a stored event")
class EventContractTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventJson json = new EventJson();

    static Stream<Class<?>> events() {
        return EventTypes.all().stream().sorted(Comparator.comparing(Class::getName));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("is read back to the same event and written as it was")
    void contract(Class<?> event) throws IOException {
        String revision = EventJson.revisionOf(event);
        String type = EventTypes.nameOf(event);
        String file = "/contracts/%s/%s.v%s.json"
                .formatted(type.substring(0, type.indexOf('.')), event.getSimpleName(), revision);
        try (InputStream contract = EventContractTest.class.getResourceAsStream(file)) {
            assertThat(contract)
                    .as("%s is missing; it could hold %s", file, json.write(sample(event)))
                    .isNotNull();
            String stored = new String(contract.readAllBytes(), StandardCharsets.UTF_8);
            Object read = json.read(type, revision, stored);
            assertThat(read).isInstanceOf(event);
            assertThat(nulls(read)).as("components without a value").isEmpty();
            assertThat(tree(json.write(read))).isEqualTo(tree(stored));
        }
    }

    @Test
    @DisplayName("may have components of a newer release, which this one ignores")
    void newerComponent() {
        String newer = "{\"vendorId\":1,\"vehicleId\":2,\"colour\":\"red\"}";
        assertThat(json.read("market.vehicle-retired", "1", newer).toString())
                .isEqualTo("VehicleRetired[vendorId=1, vehicleId=2]");
    }

    @Test
    @DisplayName("of an older revision is lifted by its upcasters")
    void upcast() {
        EventJson lifting = new EventJson(Map.of(
                "market.vehicle-renamed/0",
                node -> node.put("vehicleName", node.get("name").asString())));
        String old = "{\"vendorId\":1,\"vehicleId\":2,\"name\":\"Tempo\"}";
        assertThat(lifting.read("market.vehicle-renamed", "0", old).toString())
                .isEqualTo("VehicleRenamed[vendorId=1, vehicleId=2, vehicleName=Tempo]");
    }

    @Test
    @DisplayName(
            "of an unknown type, an unknown revision or a broken payload is an unknown event, never a half-read one")
    void unknown() {
        assertThat(json.read("market.nothing", "1", "{}")).isInstanceOf(UnknownEvent.class);
        assertThat(json.read("market.vehicle-retired", "2", "{}")).isInstanceOf(UnknownEvent.class);
        assertThat(json.read("market.vehicle-retired", "1", "{\"vendorId\":1}")).isInstanceOf(UnknownEvent.class);
    }

    private static JsonNode tree(String text) {
        return JSON.readTree(text);
    }

    private static List<String> nulls(Object value) {
        return Stream.of(value.getClass().getRecordComponents())
                .flatMap(component -> {
                    Object part = part(value, component);
                    if (part == null) return Stream.of(component.getName());
                    List<?> nested = part instanceof List<?> list ? list : List.of(part);
                    return nested.stream().filter(Record.class::isInstance).flatMap(inner -> nulls(inner).stream());
                })
                .toList();
    }

    private static Object part(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sample(Class<?> type) {
        return sample(type, new AtomicInteger(100));
    }

    private static Object sample(Class<?> type, AtomicInteger numbers) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Stream.of(components)
                    .map(component -> sample(component, numbers))
                    .toArray();
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sample(RecordComponent component, AtomicInteger numbers) {
        Class<?> type = component.getType();
        if (type == long.class) return (long) numbers.incrementAndGet();
        if (type == int.class) return numbers.incrementAndGet();
        if (type == boolean.class) return true;
        if (type == String.class) return component.getName();
        if (type == double.class) return numbers.incrementAndGet() + 0.5;
        if (type == OptionalDouble.class) return OptionalDouble.of(numbers.incrementAndGet() + 0.5);
        if (type == Instant.class) return Instant.parse("2026-03-01T04:05:06.123456Z");
        if (type == LocalDate.class) return LocalDate.of(2026, 3, 1);
        if (type == OptionalLong.class) return OptionalLong.of(numbers.incrementAndGet());
        if (type == OptionalInt.class) return OptionalInt.of(numbers.incrementAndGet());
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type == List.class) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            if (element == Long.class) return List.of((long) numbers.incrementAndGet());
            if (element == String.class) return List.of(component.getName());
            return List.of(sample((Class<?>) element, numbers));
        }
        return sample(type, numbers);
    }
}
