/// Reads nothing but the caller's token.
/// Shows the boot screen who is signed in (`GET /api/auth/me`).
package marigold.session;
