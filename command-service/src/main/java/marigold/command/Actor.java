package marigold.command;

import marigold.security.GardenerSession;
import marigold.security.Session;

/// On whose behalf a request writes.
///
/// @param vendorId the vendor; 0 is the platform, to which the garden belongs too
/// @param userId   the vendor's user, or the gardener; 0 is the platform admin, -1 somebody without a login
public record Actor(long vendorId, long userId) {
    public static final Actor PLATFORM = new Actor(0, 0);
    public static final Actor ANYBODY = new Actor(0, -1);

    public static Actor of(Session session) {
        return new Actor(session.vendorId(), session.userId());
    }

    public static Actor of(GardenerSession session) {
        return new Actor(0, session.requireId());
    }
}
