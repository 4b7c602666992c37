package marigold.market.vendor;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import marigold.request.JsonFields;

/// The picture of a letterhead, as a `data:` URI. It is printed on every slip, so it is small, and nothing
/// but a picture: browsers would run what an SVG brings along.
final class Logo {
    private static final int BYTES_MAX = 64 * 1024;

    /// A picture of that size in base64, and the words before it.
    private static final int CHARACTERS_MAX = (BYTES_MAX + 2) / 3 * 4 + 30;

    private record Format(String prefix, byte[] magic) {}

    private static final List<Format> FORMATS = List.of(
            new Format("data:image/png;base64,", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
            new Format("data:image/jpeg;base64,", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}));

    private Logo() {}

    /// The logo of a request, `""` for none; empty when the request does not speak of it.
    static Optional<String> of(JsonFields body) {
        Optional<String> typed = body.optionalText(0, Integer.MAX_VALUE, "logo");
        if (typed.isEmpty() || typed.get().isEmpty()) return typed;
        Optional<String> mistake = mistake(typed.get());
        mistake.ifPresent(message -> body.mistake("logo", message));
        return mistake.isPresent() ? Optional.empty() : typed;
    }

    private static Optional<String> mistake(String uri) {
        Optional<Format> format =
                FORMATS.stream().filter(each -> uri.startsWith(each.prefix())).findFirst();
        if (format.isEmpty()) {
            return Optional.of("must be a picture as data:image/png;base64,… or data:image/jpeg;base64,…");
        }
        if (uri.length() > CHARACTERS_MAX) return tooLarge();
        byte[] picture;
        try {
            picture = Base64.getDecoder()
                    .decode(uri.substring(format.get().prefix().length()));
        } catch (IllegalArgumentException _) {
            return Optional.of("is not base64");
        }
        if (picture.length > BYTES_MAX) return tooLarge();
        byte[] magic = format.get().magic();
        byte[] start = Arrays.copyOf(picture, magic.length);
        return Arrays.equals(start, magic) ? Optional.empty() : Optional.of("is not the picture that it says it is");
    }

    private static Optional<String> tooLarge() {
        return Optional.of("may have at most %d bytes".formatted(BYTES_MAX));
    }
}
