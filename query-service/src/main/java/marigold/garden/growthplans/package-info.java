/// Reads which growth plans are published.
/// Shows everybody what a plant needs, how to prepare for it and which stages it goes through
/// (`GET /api/v1/tracking/requirements/{plantId}`), and other queries the version that an instance keeps.
package marigold.garden.growthplans;
