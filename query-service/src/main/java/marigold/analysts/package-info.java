/// The views of schema `analytics`: who signs in to the database to read them, how they are taken away as
/// files, and whether rows add up. The views themselves are in `db/analytics`.
package marigold.analysts;
