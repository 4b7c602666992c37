package marigold.web;

import java.util.regex.Pattern;
import marigold.refusal.Unknown;

/// Addresses that look like a way through folders, such as `..%2F` in place of a name. Nothing of ours has
/// such an address, so whoever refuses one says that there is no such thing, as for any unknown name.
public final class DisguisedFolders {
    /// Encoded slashes, dots, percent signs and semicolons, and parts that are dots or nothing.
    private static final Pattern DISGUISED =
            Pattern.compile("%2f|%5c|%2e|%25|%3b|[;\\\\]|//|/\\.\\.?(/|$)", Pattern.CASE_INSENSITIVE);

    private DisguisedFolders() {}

    public static Unknown unknown() {
        return new Unknown("Endpoint not found");
    }

    /// @param address as it was sent, not decoded
    public static boolean isIn(String address) {
        return address != null && DISGUISED.matcher(address).find();
    }
}
