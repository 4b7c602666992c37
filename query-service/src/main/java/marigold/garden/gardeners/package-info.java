/// Reads who the gardeners are and what they say of themselves.
/// Shows each his profile (`GET /api/v1/auth/me`) and tells other queries of an open garden whom an address
/// means.
package marigold.garden.gardeners;
