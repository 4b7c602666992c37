package marigold.reads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes answers. Names are snake_case unless a record says otherwise, in the order of the record; numbers
/// are written plainly, as `472.50` and never `4.725E+2`; an empty optional is null.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(new Decimals()))
            .build();

    private Json() {}

    /// Amounts, of which a report has tens of thousands: the number's own text is plain unless it is very
    /// small, and made faster than the one that is always plain.
    private static final class Decimals extends StdSerializer<BigDecimal> {
        /// With more decimals, the text of a number near zero has an exponent.
        private static final int SCALE_MAX = 6;

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal number, JsonGenerator json, SerializationContext context) {
            boolean isPlain = number.scale() >= 0 && number.scale() <= SCALE_MAX;
            json.writeNumber(isPlain ? number.toString() : number.toPlainString());
        }
    }

    static byte[] write(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }
}
