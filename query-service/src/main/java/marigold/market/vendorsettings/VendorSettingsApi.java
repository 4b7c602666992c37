package marigold.market.vendorsettings;

import marigold.market.vendorsettings.VendorSettingsQueries.FindSettings;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class VendorSettingsApi {
    private final Answers answers;
    private final VendorSettingsQueries queries;

    VendorSettingsApi(Answers answers, VendorSettingsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/vendor/settings")
    ResponseEntity<byte[]> settings(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                VendorSettingsProjection.NAME,
                _ -> new FindSettings(session.vendorId()),
                queries::find);
    }
}
