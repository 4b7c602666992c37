package marigold.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of one JSON object of a request. A field may have several names; the first that is given
/// counts. Mistakes are collected until [#done], so that the caller learns of all of them at once; until then
/// a mistaken field reads as a harmless value.
///
/// An absent field, `null` and, for anything but text, `""` are the same: forms send untouched fields as any
/// of them.
public final class JsonFields {
    /// numeric(12,2), the largest amount that the predecessor's tables take; in hundredths.
    public static final long HUNDREDTHS_MAX = 999_999_999_999L;

    private static final BigDecimal DECIMAL_MAX = BigDecimal.valueOf(HUNDREDTHS_MAX, 2);

    /// The largest whole number that a JavaScript client can hold.
    private static final long ID_MAX = (1L << 53) - 1;

    private static final int NUMBER_CHARACTERS_MAX = 40;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String place;
    private final JsonNode node;
    private final List<FieldMistake> mistakes;
    private final Set<String> known = new HashSet<>();
    private final Set<String> mistaken = new HashSet<>();
    private final Map<String, JsonFields> objects = new HashMap<>();

    JsonFields(String place, JsonNode node, List<FieldMistake> mistakes) {
        this.place = place;
        this.node = node;
        this.mistakes = mistakes;
    }

    /// Throws [InvalidRequest] with every mistake found so far.
    public void done() {
        if (!mistakes.isEmpty()) throw new InvalidRequest(mistakes);
    }

    /// As [#done], and refuses fields that nothing has asked for.
    public void doneStrictly() {
        refuseOthers();
        done();
    }

    /// Notes every field that nothing has asked for as a mistake.
    public void refuseOthers() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) mistake(name, "is not a field of this request");
        }
    }

    /// Notes what is wrong with a field. The first mistake of a field is the one that is told.
    public void mistake(String field, String message) {
        if (mistaken.add(field)) mistakes.add(new FieldMistake(place + field, message));
    }

    /// Whether the field is there, be it `null`.
    public boolean has(String... names) {
        known.addAll(List.of(names));
        for (String name : names) {
            if (node.has(name)) return true;
        }
        return false;
    }

    /// Text without the spaces around it, of at least `min` characters.
    public String text(int min, int max, String... names) {
        Optional<String> text = optionalText(min, max, names);
        if (text.isEmpty()) mistake(named(names), "is required");
        return text.orElse("");
    }

    /// As [#text]; empty when the field is not there.
    public Optional<String> optionalText(int min, int max, String... names) {
        return raw(max, names).map(String::strip).map(text -> {
            if (text.length() < min) mistake(named(names), "must have at least %d characters".formatted(min));
            return text;
        });
    }

    /// Text with its spaces, as a password needs it.
    public String secret(int min, int max, String... names) {
        Optional<String> text = raw(max, names);
        if (text.isEmpty()) mistake(named(names), "is required");
        if (text.isPresent() && text.get().length() < min) {
            mistake(named(names), "must have at least %d characters".formatted(min));
        }
        return text.orElse("");
    }

    /// A text of lines that is not blank, with its spaces; every line ends as on Unix, however it was sent.
    public String lines(int max, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) {
            mistake(named(names), "is required");
        } else if (!value.get().isString()) {
            mistake(named(names), "must be text");
        } else {
            String lines = value.get().asString().replace("\r\n", "\n").replace('\r', '\n');
            if (lines.isBlank()) mistake(named(names), "must not be blank");
            return storable(lines, max, names).orElse("");
        }
        return "";
    }

    /// A number with at most two decimals, in hundredths: kilograms in tens of grams, rupees in paise, per
    /// cent in basis points.
    public OptionalLong optionalHundredths(long min, long max, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) return OptionalLong.empty();
        Optional<BigDecimal> number = number(value.get());
        if (number.isEmpty()) {
            if (isBlankText(value.get())) return OptionalLong.empty();
            mistake(named(names), "must be a number");
            return OptionalLong.empty();
        }
        BigDecimal decimal = number.get();
        if (decimal.abs().compareTo(DECIMAL_MAX) > 0) {
            mistake(named(names), "is too large");
        } else if (decimal.stripTrailingZeros().scale() > 2) {
            mistake(named(names), "may have at most two decimals");
        } else {
            long hundredths = decimal.movePointRight(2).longValueExact();
            if (hundredths >= min && hundredths <= max) return OptionalLong.of(hundredths);
            mistake(
                    named(names),
                    hundredths < min
                            ? min == 1 ? "must be greater than 0" : "must be at least " + BigDecimal.valueOf(min, 2)
                            : "must be at most " + BigDecimal.valueOf(max, 2));
        }
        return OptionalLong.empty();
    }

    /// As [#optionalHundredths], and must be there.
    public long hundredths(long min, String... names) {
        OptionalLong value = optionalHundredths(min, HUNDREDTHS_MAX, names);
        if (value.isEmpty()) mistake(named(names), "is required");
        return value.orElse(min);
    }

    /// An id: a whole number of at least 1.
    public OptionalLong optionalId(String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty() || isBlankText(value.get())) return OptionalLong.empty();
        Optional<BigDecimal> number = number(value.get());
        if (number.isPresent() && isId(number.get()))
            return OptionalLong.of(number.get().longValueExact());
        mistake(named(names), "must be an id, a whole number of at least 1");
        return OptionalLong.empty();
    }

    /// As [#optionalId], and must be there.
    public long id(String... names) {
        OptionalLong id = optionalId(names);
        if (id.isEmpty()) mistake(named(names), "is required");
        return id.orElse(1);
    }

    /// An id, where something else is no mistake but no id: screens give unsaved rows names of their own.
    public OptionalLong idIfAny(String... names) {
        return value(names)
                .flatMap(JsonFields::number)
                .filter(JsonFields::isId)
                .map(number -> OptionalLong.of(number.longValueExact()))
                .orElseGet(OptionalLong::empty);
    }

    /// A number of any size and sign; what asks for it says which it takes.
    public Optional<BigDecimal> optionalNumber(String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty() || isBlankText(value.get())) return Optional.empty();
        Optional<BigDecimal> number = number(value.get());
        if (number.isEmpty()) mistake(named(names), "must be a number");
        return number;
    }

    /// A whole number between bounds.
    public OptionalInt optionalCount(int min, int max, String... names) {
        Optional<BigDecimal> number = optionalNumber(names);
        if (number.isEmpty()) return OptionalInt.empty();
        BigDecimal count = number.get();
        boolean within = count.compareTo(BigDecimal.valueOf(min)) >= 0 && count.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (within && count.stripTrailingZeros().scale() <= 0) return OptionalInt.of(count.intValueExact());
        mistake(named(names), "must be a whole number from %d to %d".formatted(min, max));
        return OptionalInt.empty();
    }

    /// The whole numbers of an array.
    public List<Long> numbers(int numbersMax, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) {
            mistake(named(names), "is required");
        } else if (!value.get().isArray()
                || value.get()
                        .valueStream()
                        .anyMatch(number -> !number.isIntegralNumber() || !number.canConvertToLong())) {
            mistake(named(names), "must be an array of whole numbers");
        } else if (value.get().size() > numbersMax) {
            mistake(named(names), "may have at most %d numbers".formatted(numbersMax));
        } else {
            return value.get().valueStream().map(JsonNode::asLong).toList();
        }
        return List.of();
    }

    /// The texts of an array, without the spaces around them.
    public Optional<List<String>> optionalTexts(int textsMax, int max, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) return Optional.empty();
        JsonNode array = value.get();
        if (!array.isArray() || array.valueStream().anyMatch(text -> !text.isString())) {
            mistake(named(names), "must be an array of texts");
        } else if (array.size() > textsMax) {
            mistake(named(names), "may have at most %d texts".formatted(textsMax));
        } else {
            List<String> texts = new ArrayList<>(array.size());
            for (JsonNode text : array) texts.add(text.asString().strip());
            if (texts.stream().allMatch(text -> text.length() <= max && isStorable(text))) return Optional.of(texts);
            mistake(named(names), "may have texts of at most %d printable characters".formatted(max));
        }
        return Optional.of(List.of());
    }

    /// The fields of an object within this one. They share their mistakes; an absent object has no fields.
    /// Asked for twice, it is the same.
    public JsonFields object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) mistake(name, "must be an object");
        JsonNode fields = value.filter(JsonNode::isObject).orElseGet(JsonNodeFactory.instance::objectNode);
        return objects.computeIfAbsent(name, _ -> new JsonFields(place + name + ".", fields, mistakes));
    }

    /// As [#object], and must be there.
    public JsonFields requiredObject(String name) {
        if (value(name).isEmpty()) mistake(name, "is required");
        return object(name);
    }

    /// An object, whatever its fields, as JSON text.
    public Optional<String> optionalJson(int max, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) return Optional.empty();
        String text = value.get().toString();
        if (!value.get().isObject()) {
            mistake(named(names), "must be an object");
        } else if (text.length() > max) {
            mistake(named(names), "may have at most %d characters".formatted(max));
        } else {
            return Optional.of(text);
        }
        return Optional.empty();
    }

    /// The fields of each object of an array, which share their mistakes; none when it is not there.
    public List<JsonFields> objects(int objectsMax, String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return List.of();
        JsonNode array = value.get();
        if (!array.isArray() || array.valueStream().anyMatch(object -> !object.isObject())) {
            mistake(name, "must be an array of objects");
        } else if (array.size() > objectsMax) {
            mistake(name, "may have at most %d objects".formatted(objectsMax));
        } else {
            return IntStream.range(0, array.size())
                    .mapToObj(i -> new JsonFields("%s%s[%d].".formatted(place, name, i), array.get(i), mistakes))
                    .toList();
        }
        return List.of();
    }

    /// A day, as `2026-03-01`.
    public Optional<LocalDate> optionalDate(String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty() || isBlankText(value.get())) return Optional.empty();
        Optional<LocalDate> date = value.filter(JsonNode::isString).flatMap(text -> date(text.asString()));
        if (date.isEmpty()) mistake(named(names), "must be a date like 2026-03-01");
        return date;
    }

    /// The day of an ISO text, where it is one between the years 1900 and 9999.
    public static Optional<LocalDate> date(String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip(), DATE);
            return date.getYear() >= 1900 && date.getYear() <= 9999 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// A day, as `2026-03-01`, or the day that a time is written with, as in `2026-03-01T06:30:00Z`.
    public Optional<LocalDate> optionalDay(String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty() || isBlankText(value.get())) return Optional.empty();
        Optional<LocalDate> day = value.filter(JsonNode::isString).flatMap(text -> day(text.asString()));
        if (day.isEmpty()) mistake(named(names), "must be a date like 2026-03-01");
        return day;
    }

    /// As [#date], also of a date with a time.
    public static Optional<LocalDate> day(String text) {
        int time = text.indexOf('T');
        if (time < 0) return date(text);
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text.strip());
            return date(text.substring(0, time));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    public Optional<Boolean> optionalFlag(String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isPresent() && !value.get().isBoolean()) mistake(named(names), "must be true or false");
        return value.filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    private Optional<JsonNode> value(String... names) {
        Collections.addAll(known, names);
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && !value.isNull()) return Optional.of(value);
        }
        return Optional.empty();
    }

    private Optional<String> raw(int max, String... names) {
        Optional<JsonNode> value = value(names);
        if (value.isEmpty()) return Optional.empty();
        if (!value.get().isString() && !value.get().isNumber()) {
            mistake(named(names), "must be text");
            return Optional.empty();
        }
        return storable(value.get().asString(), max, names);
    }

    private Optional<String> storable(String text, int max, String... names) {
        if (text.length() > max) {
            mistake(named(names), "may have at most %d characters".formatted(max));
            return Optional.empty();
        }
        if (!isStorable(text)) {
            mistake(named(names), "has a character that cannot be stored");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// PostgreSQL takes neither NUL nor half a surrogate pair; no screen shows other control characters.
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            boolean printable = !Character.isISOControl(character) && !isHalf(character);
            if (!printable && character != '\n' && character != '\t') return false;
        }
        return true;
    }

    private static boolean isHalf(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (!value.isString()) return Optional.empty();
        String text = value.asString().strip();
        if (text.isEmpty() || text.length() > NUMBER_CHARACTERS_MAX) return Optional.empty();
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isId(BigDecimal number) {
        return number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(ID_MAX)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isBlankText(JsonNode value) {
        return value.isString() && value.asString().isBlank();
    }

    /// The name under which the caller sent the field, else its first name.
    private String named(String... names) {
        for (String name : names) {
            if (node.hasNonNull(name)) return name;
        }
        return names[0];
    }
}
