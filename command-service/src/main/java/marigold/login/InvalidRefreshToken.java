package marigold.login;

import marigold.refusal.Refusal;

/// The refresh token is none, or nobody's any more.
public final class InvalidRefreshToken extends Refusal {
    public InvalidRefreshToken() {
        super(401, "invalid-refresh-token", "Invalid refresh token");
    }
}
