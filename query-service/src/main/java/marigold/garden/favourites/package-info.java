/// Reads which plants and guides gardeners keep as favourites.
/// Shows each his own, newest first, and whether one is among them (`GET /api/v1/favorites`,
/// `GET /api/v1/guides/favorites/user`).
package marigold.garden.favourites;
