package marigold.reads;

/// The `Link` header of a page (RFC 8288): addresses of the first, previous, next and last page, with all
/// other parameters kept.
final class PageLinks {
    private PageLinks() {}

    /// @param parameters of the request as they were sent; null without any
    static String of(String path, String parameters, Page page, long total) {
        String before = "<" + path + "?" + without(parameters, "page=", "size=") + "page=";
        String behind = "&size=" + page.size() + ">; rel=";
        long last = page.last(total);
        StringBuilder links = new StringBuilder(link(before, 1, behind, "first"));
        if (page.number() > 1) {
            links.append(", ").append(link(before, Math.min(page.number() - 1L, last), behind, "prev"));
        }
        if (page.number() < last) links.append(", ").append(link(before, page.number() + 1L, behind, "next"));
        return links.append(", ").append(link(before, last, behind, "last")).toString();
    }

    private static String link(String before, long number, String behind, String relation) {
        return before + number + behind + "\"" + relation + "\"";
    }

    /// The link to the page behind a cursor.
    static String next(String path, String parameters, String cursor) {
        return "<" + path + "?" + without(parameters, "cursor=") + "cursor=" + cursor + ">; rel=\"next\"";
    }

    private static String without(String parameters, String... dropped) {
        if (parameters == null) return "";
        StringBuilder kept = new StringBuilder();
        for (String parameter : parameters.split("&", -1)) {
            if (!parameter.isEmpty() && !startsWithAny(parameter, dropped))
                kept.append(parameter).append('&');
        }
        return kept.toString();
    }

    private static boolean startsWithAny(String parameter, String... names) {
        for (String name : names) {
            if (parameter.startsWith(name)) return true;
        }
        return false;
    }
}
