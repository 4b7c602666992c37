/// Reads the events of the plant catalogue.
/// Shows everybody its plants, in pages and by category, and finds them by any part of a name or description
/// (`GET /api/v1/plants`, `/api/v1/plants/paginated`).
package marigold.garden.plantcards;
