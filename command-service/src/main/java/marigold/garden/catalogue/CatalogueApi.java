package marigold.garden.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import marigold.garden.catalogue.ImportProgress.Progress;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the platform's admin does with the garden's catalogue.
///
/// An `Idempotency-Key` is neither needed nor looked at: the same file again changes nothing, and its bytes
/// are not kept to be compared.
@RestController
final class CatalogueApi {
    private final PlantImport plants;
    private final ImportProgress progress;

    CatalogueApi(PlantImport plants, ImportProgress progress) {
        this.plants = plants;
        this.progress = progress;
    }

    @PostMapping(path = PlantImport.PATH, consumes = "text/csv")
    ResponseEntity<byte[]> importPlants(HttpServletRequest request) throws IOException {
        try {
            requireUtf8(request.getContentType());
            long bytes = request.getContentLengthLong();
            return plants.run(request.getInputStream(), bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes))
                    .answer();
        } catch (Refusal refusal) {
            // A caller that is still sending would see a broken connection instead of the reason.
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw refusal;
        }
    }

    @GetMapping(PlantImport.PATH + "/progress")
    ResponseEntity<Progress> progress() {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(progress.current());
    }

    private static void requireUtf8(String contentType) {
        Charset charset = MediaType.parseMediaType(contentType).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new InvalidRequest(HttpHeaders.CONTENT_TYPE, "must be text/csv in UTF-8");
        }
    }
}
