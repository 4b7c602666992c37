package marigold.garden.gardeners;

import marigold.security.GardenerSession;
import org.springframework.stereotype.Component;

/// Whom an address in a request means.
@Component
public final class GardenerDirectory {
    /// The read model that is asked, for those who wait until it contains the caller's own write.
    public static final String MODEL = GardenersProjection.NAME;

    private final GardenersQueries queries;

    GardenerDirectory(GardenersQueries queries) {
        this.queries = queries;
    }

    /// The signed-in gardener, whose address it must be; in an open garden the one who has it. Throws when it
    /// is another's, or nobody's.
    public long idOf(GardenerSession session, String typedEmail) {
        String email = session.own(typedEmail);
        return session.gardenerId().orElseGet(() -> queries.idOf(email));
    }
}
