package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.events.EventTypes;
import marigold.eventstore.EventJson;
import marigold.eventstore.UnknownEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("An event that this release cannot read")
class UnreadableEventTest extends QueryServiceTest {
    @Autowired
    private List<ReadModel<?>> models;

    private final EventJson json = new EventJson();

    @Test
    @DisplayName("is of the same sequence of every read model as it would be if it could be read")
    void sameSequence() throws IOException {
        int compared = 0;
        for (Class<?> type : EventTypes.all()) {
            String name = EventTypes.nameOf(type);
            String stored = contract(type, name);
            Object event = json.read(name, EventJson.revisionOf(type), stored);
            UnknownEvent unreadable = (UnknownEvent) json.read(name, "1000", stored);
            for (ReadModel<?> model : models) {
                if (!EventTypes.isOf(model.family(), name)) continue;
                assertThat(model.sequence(unreadable))
                        .as("%s in %s", name, model.name())
                        .hasValue(sequence(model, event));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    private static <E> long sequence(ReadModel<E> model, Object event) {
        return model.sequence(model.family().cast(event));
    }

    private static String contract(Class<?> type, String name) throws IOException {
        String file = "/contracts/%s/%s.v%s.json"
                .formatted(name.substring(0, name.indexOf('.')), type.getSimpleName(), EventJson.revisionOf(type));
        try (InputStream contract = UnreadableEventTest.class.getResourceAsStream(file)) {
            return new String(contract.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
