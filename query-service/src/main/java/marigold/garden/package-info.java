/// What is common to the garden's read models; reads no events itself.
/// Shows clients that the garden is here (`GET /api/v1`).
package marigold.garden;
