/// Reads the vendors' registrations, users and letterheads.
/// Shows the platform admin every vendor with his users (`GET /api/admin/vendors`).
package marigold.market.vendordirectory;
