package marigold.market.vendordirectory;

import marigold.market.vendordirectory.VendorDirectoryQueries.FindVendors;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// For the platform admin only; the path's security sees to it.
@RestController
final class VendorDirectoryApi {
    private final Answers answers;
    private final VendorDirectoryQueries queries;

    VendorDirectoryApi(Answers answers, VendorDirectoryQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/admin/vendors")
    ResponseEntity<byte[]> vendors(Exchange exchange) {
        return answers.answer(
                exchange,
                VendorDirectoryProjection.PLATFORM,
                VendorDirectoryProjection.NAME,
                _ -> new FindVendors(),
                queries::find);
    }
}
