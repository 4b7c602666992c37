package marigold.garden.gardener;

import java.util.Optional;
import marigold.garden.events.GardenerEvent.Profile;

/// A gardener as a command has left him.
///
/// @param profile         empty while he has said nothing of himself
/// @param changed         whether the command changed anything
/// @param profileChanged  whether it changed the profile
record GardenerState(
        long gardenerId,
        String email,
        String name,
        Optional<Profile> profile,
        boolean changed,
        boolean profileChanged) {}
