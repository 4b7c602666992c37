package marigold.reads;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalLong;

/// The values of one object of an answer as JSON, in the order of its names, with tabs between them. A
/// projection keeps them in a row; an answer then only puts the names between ([JsonWriter#objects], decision
/// 0108). JSON has neither tabs nor line breaks in a value.
public final class JsonValues {
    private static final int FIRST_BYTES = 256;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    public JsonValues number(long number) {
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.number(bytes, length, number);
        return this;
    }

    public JsonValues number(OptionalLong number) {
        return number.isPresent() ? number(number.getAsLong()) : literal("null");
    }

    public JsonValues text(String text) {
        room(JsonEncoder.bytesMax(text));
        length = JsonEncoder.text(bytes, length, text);
        return this;
    }

    public JsonValues date(LocalDate date) {
        room(JsonEncoder.DATE_BYTES);
        length = JsonEncoder.date(bytes, length, date);
        return this;
    }

    /// Paise as [Amounts] has them: 47250 is 472.50.
    public JsonValues rupees(long paise) {
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.rupees(bytes, length, paise);
        return this;
    }

    /// Grams as [Amounts] has them, with two decimals, or three where there are single grams.
    public JsonValues kilograms(long grams) {
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.kilograms(bytes, length, grams);
        return this;
    }

    public JsonValues truth(boolean truth) {
        return literal(truth ? "true" : "false");
    }

    /// The values so far.
    public String line() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private JsonValues literal(String literal) {
        room(literal.length());
        length = JsonEncoder.ascii(bytes, length, literal);
        return this;
    }

    /// Makes room for a value and the tab before it, and writes the tab.
    private void room(int valueBytes) {
        if (bytes.length - length <= valueBytes) bytes = Arrays.copyOf(bytes, 2 * bytes.length + valueBytes);
        if (length > 0) bytes[length++] = '\t';
    }
}
