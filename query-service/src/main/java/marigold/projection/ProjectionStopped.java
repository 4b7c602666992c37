package marigold.projection;

/// A read model cannot take an event. It stays where it is, is tried again, and says so: holes would be
/// worse.
final class ProjectionStopped extends RuntimeException {
    ProjectionStopped(String readModel, long position, String reason) {
        super("%s stopped before position %d: %s".formatted(readModel, position, reason));
    }

    ProjectionStopped(String readModel, long position, RuntimeException cause) {
        super("%s stopped before position %d: %s".formatted(readModel, position, cause), cause);
    }
}
