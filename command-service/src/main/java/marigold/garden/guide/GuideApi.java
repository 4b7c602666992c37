package marigold.garden.guide;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import marigold.command.Commands;
import marigold.garden.guide.Guides.PublishedGuide;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What the platform's admin does with the guides (docs/decisions/0067).
@RestController
final class GuideApi {
    private static final int CATEGORY_MAX = 100;
    private static final int NAME_MAX = 255;
    private static final int TITLE_MAX = 255;

    /// Some sixty printed pages. A guide is one event and one answer.
    private static final int CONTENT_MAX = 200_000;

    private static final String SUFFIX = ".md";

    /// Names become parts of addresses: no slash or what firewalls take for one, and nothing that cannot be
    /// seen.
    private static final Pattern PART =
            Pattern.compile("[^./\\\\%;\\p{C}\\p{Zl}\\p{Zp}][^/\\\\%;\\p{C}\\p{Zl}\\p{Zp}]*");

    /// Words that stand in a category's place in the addresses of other things.
    private static final Set<String> TAKEN = Set.of("categories", "favorites");

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Guides guides;

    GuideApi(Writes writes, Commands commands, Ids ids, Guides guides) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.guides = guides;
    }

    /// @param outcome published, revised or unchanged
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Imported(String outcome, String category, String guideName, String title, String path) {
        static Imported of(String outcome, PublishedGuide guide) {
            return new Imported(
                    outcome, guide.category(), guide.name(), guide.title(), guide.category() + "/" + guide.name());
        }
    }

    record Withdrawn(boolean success, String message) {}

    @PostMapping("/api/v1/admin/guides")
    ResponseEntity<byte[]> importGuide(WriteRequest request) {
        JsonFields body = request.object();
        String category = part(body, CATEGORY_MAX, "category");
        if (TAKEN.contains(category.toLowerCase(Locale.ROOT))) body.mistake("category", "is a word of other addresses");
        String name = part(body, NAME_MAX, "guide_name");
        if (!name.endsWith(SUFFIX)) body.mistake("guide_name", "must be the name of a Markdown file, *.md");
        Optional<String> title = body.optionalText(1, TITLE_MAX, "title");
        String content = body.lines(CONTENT_MAX, "content");
        body.doneStrictly();
        String known = title.orElseGet(() -> name.substring(0, name.length() - SUFFIX.length()));
        return writes.run(request, () -> imported(category, name, known, content))
                .answer();
    }

    private Answer imported(String category, String name, String title, String content) {
        Optional<PublishedGuide> before = guides.find(category, name);
        long guideId = before.map(PublishedGuide::guideId).orElseGet(() -> ids.next(Ids.Of.GUIDE));
        PublishedGuide guide = new PublishedGuide(guideId, category, name, title);
        if (before.isEmpty()) {
            commands.send(new PublishGuide(guideId, category, name, title, content));
            guides.add(guide);
            return Answer.created(Imported.of("published", guide));
        }
        boolean news = commands.send(new ReviseGuide(guideId, title, content));
        if (news) guides.entitle(guideId, title);
        return Answer.ok(Imported.of(news ? "revised" : "unchanged", guide));
    }

    @DeleteMapping("/api/v1/admin/guides/{category}/{guideName}")
    ResponseEntity<byte[]> withdraw(
            @PathVariable String category, @PathVariable String guideName, WriteRequest request) {
        return writes.run(request, () -> {
                    long guideId = guides.find(category, guideName)
                            .orElseThrow(Guides::unknown)
                            .guideId();
                    commands.send(new WithdrawGuide(guideId));
                    guides.remove(guideId);
                    return Answer.ok(new Withdrawn(true, "Guide withdrawn"));
                })
                .answer();
    }

    private static String part(JsonFields body, int max, String field) {
        String part = body.text(1, max, field);
        if (!part.isEmpty() && !PART.matcher(part).matches()) {
            body.mistake(field, "must not begin with a dot, nor have a slash, %, ; or what cannot be printed");
        }
        return part;
    }
}
