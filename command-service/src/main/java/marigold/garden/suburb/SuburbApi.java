package marigold.garden.suburb;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the platform's admin does with the suburbs. As with the catalogue, an `Idempotency-Key` is not looked
/// at: the same file again changes nothing.
@RestController
final class SuburbApi {
    private final SuburbImport suburbs;

    SuburbApi(SuburbImport suburbs) {
        this.suburbs = suburbs;
    }

    @PostMapping(path = SuburbImport.PATH, consumes = "text/csv")
    ResponseEntity<byte[]> importSuburbs(HttpServletRequest request) throws IOException {
        try {
            requireUtf8(request.getContentType());
            return suburbs.run(request.getInputStream()).answer();
        } catch (Refusal refusal) {
            // A caller that is still sending would see a broken connection instead of the reason.
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw refusal;
        }
    }

    private static void requireUtf8(String contentType) {
        Charset charset = MediaType.parseMediaType(contentType).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new InvalidRequest(HttpHeaders.CONTENT_TYPE, "must be text/csv in UTF-8");
        }
    }
}
