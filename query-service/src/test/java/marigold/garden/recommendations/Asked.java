package marigold.garden.recommendations;

import java.nio.charset.StandardCharsets;
import marigold.request.JsonBody;
import marigold.request.JsonFields;

/// Requests as clients write them.
final class Asked {
    private Asked() {}

    /// The preferences of a request whose `user_preferences` has these sections.
    static Preferences preferences(String sections) {
        return request("{\"user_preferences\": {%s}}".formatted(sections)).wanted();
    }

    static Preferences site(String fields) {
        return preferences("\"site\": {%s}".formatted(fields));
    }

    static Preferences tastes(String fields) {
        return preferences("\"preferences\": {%s}".formatted(fields));
    }

    static GardenRequest request(String body) {
        JsonFields fields = fields(body);
        GardenRequest request = GardenRequest.of(fields);
        fields.done();
        return request;
    }

    static JsonFields fields(String body) {
        return JsonBody.object(body.getBytes(StandardCharsets.UTF_8));
    }
}
