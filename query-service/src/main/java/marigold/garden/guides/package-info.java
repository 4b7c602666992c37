/// Reads the events of the guides.
/// Shows everybody which there are, finds them by any part of their text, and lets them be read
/// (`GET /api/v1/guides`, `/api/v1/guides/{category}/{guideName}`).
package marigold.garden.guides;
