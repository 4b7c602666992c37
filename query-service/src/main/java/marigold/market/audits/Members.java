package marigold.market.audits;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is known of a thing, by the names and in the units that the API has for it elsewhere: rupees,
/// kilograms and per cent with two decimals.
final class Members {
    /// Keeps decimals as they were written, or 45.00 would differ from itself.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode values;

    private Members(ObjectNode values) {
        this.values = values;
    }

    static Members none() {
        return new Members(JSON.createObjectNode());
    }

    static Members of(String json) {
        return new Members((ObjectNode) JSON.readTree(json));
    }

    String json() {
        return values.toString();
    }

    Members text(String name, String value) {
        values.put(name, value);
        return this;
    }

    Members date(String name, LocalDate value) {
        return text(name, value.toString());
    }

    Members flag(String name, boolean value) {
        values.put(name, value);
        return this;
    }

    Members number(String name, long value) {
        values.put(name, value);
        return this;
    }

    Members number(String name, OptionalLong value) {
        if (value.isPresent()) values.put(name, value.getAsLong());
        else values.putNull(name);
        return this;
    }

    Members rupees(String name, long paise) {
        return decimal(name, Amounts.rupees(paise));
    }

    Members kilograms(String name, long grams) {
        return decimal(name, Amounts.kilograms(grams));
    }

    Members percent(String name, int basisPoints) {
        return decimal(name, Amounts.percent(basisPoints));
    }

    Members percent(String name, OptionalInt basisPoints) {
        if (basisPoints.isPresent()) return percent(name, basisPoints.getAsInt());
        values.putNull(name);
        return this;
    }

    private Members decimal(String name, BigDecimal value) {
        values.put(name, value);
        return this;
    }

    /// These members, those of the same name replaced.
    Members with(Members newer) {
        ObjectNode both = values.deepCopy();
        both.setAll(newer.values);
        return new Members(both);
    }

    /// Those that the other has by the same name and with another value.
    Members unlike(Members other) {
        ObjectNode different = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : values.properties()) {
            JsonNode others = other.values.get(member.getKey());
            // As text, since a number that was read back may be of another class.
            if (others == null || !others.toString().equals(member.getValue().toString())) {
                different.set(member.getKey(), member.getValue());
            }
        }
        return new Members(different);
    }

    /// Those whose names the other has.
    Members namedAs(Members other) {
        ObjectNode named = values.deepCopy();
        named.retain(other.values.propertyNames());
        return new Members(named);
    }
}
