package marigold.command;

import marigold.security.Session;

/// On whose behalf a request writes.
///
/// @param vendorId the tenant; 0 is the platform
/// @param userId   the user; 0 is the platform admin
public record Actor(long vendorId, long userId) {
    public static final Actor PLATFORM = new Actor(0, 0);

    public static Actor of(Session session) {
        return new Actor(session.vendorId(), session.userId());
    }
}
