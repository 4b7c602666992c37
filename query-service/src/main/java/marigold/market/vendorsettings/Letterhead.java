package marigold.market.vendorsettings;

import java.util.List;

/// What a vendor prints at the top of everything.
///
/// @param address may have several lines
/// @param logo    a picture as a `data:` URI, `""` for none
public record Letterhead(String name, List<String> phones, String address, String logo) {
    /// Where a vendor's settings are not known yet.
    static final Letterhead BLANK = new Letterhead("", List.of(), "", "");
}
