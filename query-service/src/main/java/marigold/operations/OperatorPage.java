package marigold.operations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marigold.refusal.Unknown;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The operators' page: files that are the same for everybody, and hold nothing. What it shows it asks of
/// `/ops/v1`, with the operator's token.
@RestController
final class OperatorPage {
    /// Nothing but its own files and its own API, and no text that is run as a script.
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    private static final String PAGE = "index.html";

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
            "css", MediaType.valueOf("text/css;charset=utf-8"),
            "js", MediaType.valueOf("text/javascript;charset=utf-8"),
            "svg", MediaType.valueOf("image/svg+xml"));

    static final Set<String> FILES = Set.of(
            PAGE,
            "ops.css",
            "marigold.svg",
            "main.js",
            "dom.js",
            "words.js",
            "api.js",
            "stream.js",
            "dialogs.js",
            "projections.js",
            "projection.js",
            "letters.js",
            "events.js",
            "audit.js");

    private final Map<String, PageFile> files =
            FILES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), PageFile::read));

    /// @param tag weak, as all validators here
    private record PageFile(byte[] content, MediaType type, String tag) {
        static PageFile read(String name) {
            try (InputStream stored = OperatorPage.class.getResourceAsStream("page/" + name)) {
                byte[] content = stored.readAllBytes();
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                String tag = HexFormat.of().formatHex(digest, 0, 8);
                return new PageFile(
                        content, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), "W/\"%s\"".formatted(tag));
            } catch (IOException | NoSuchAlgorithmException broken) {
                throw new IllegalStateException("The operators' page lacks " + name, broken);
            }
        }
    }

    @GetMapping("/ops")
    ResponseEntity<byte[]> page() {
        return answer(files.get(PAGE));
    }

    @GetMapping("/ops/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) {
        PageFile known = files.get(file);
        if (known == null || file.equals(PAGE)) throw new Unknown("Endpoint not found");
        return answer(known);
    }

    /// Spring answers 304 to a browser that has it.
    private static ResponseEntity<byte[]> answer(PageFile file) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(file.tag())
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .contentType(file.type())
                .body(file.content());
    }
}
