package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The `Link` header of a page (RFC 8288): addresses of the first, previous, next and last page, with all
/// other parameters kept.
final class PageLinks {
    private PageLinks() {}

    static String of(HttpServletRequest request, Page page, long total) {
        long last = page.last(total);
        List<String> links = new ArrayList<>();
        links.add(link(request, page, 1, "first"));
        if (page.number() > 1) links.add(link(request, page, Math.min(page.number() - 1L, last), "prev"));
        if (page.number() < last) links.add(link(request, page, page.number() + 1L, "next"));
        links.add(link(request, page, last, "last"));
        return String.join(", ", links);
    }

    /// The link to the page behind a cursor.
    static String next(HttpServletRequest request, String cursor) {
        return "<%s?%scursor=%s>; rel=\"next\"".formatted(request.getRequestURI(), without(request, "cursor="), cursor);
    }

    private static String link(HttpServletRequest request, Page page, long number, String relation) {
        String others = without(request, "page=", "size=");
        return "<%s?%spage=%d&size=%d>; rel=\"%s\""
                .formatted(request.getRequestURI(), others, number, page.size(), relation);
    }

    private static String without(HttpServletRequest request, String... dropped) {
        if (request.getQueryString() == null) return "";
        return Arrays.stream(request.getQueryString().split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && Arrays.stream(dropped).noneMatch(parameter::startsWith))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }
}
