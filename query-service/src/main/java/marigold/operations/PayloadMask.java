package marigold.operations;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Hides what may be a person's: every text of a payload. Numbers, flags and names of fields stay, which is
/// what an operator mostly needs.
final class PayloadMask {
    private static final String HIDDEN = "***";

    private PayloadMask() {}

    static JsonNode over(JsonNode node, JsonMapper json) {
        if (node.isString()) return json.getNodeFactory().stringNode(HIDDEN);
        if (node.isArray()) {
            var array = json.createArrayNode();
            node.forEach(each -> array.add(over(each, json)));
            return array;
        }
        if (!node.isObject()) return node;
        ObjectNode object = json.createObjectNode();
        node.properties().forEach(field -> object.set(field.getKey(), over(field.getValue(), json)));
        return object;
    }
}
