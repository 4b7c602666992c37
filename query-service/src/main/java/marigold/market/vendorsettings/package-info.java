/// Reads the vendor's registration, letterhead, time zone and money rules.
/// Shows the shop its settings (`GET /api/vendor/settings`) and tells every other query what today is.
package marigold.market.vendorsettings;
