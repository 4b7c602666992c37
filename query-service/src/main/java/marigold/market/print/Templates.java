package marigold.market.print;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import marigold.market.vendorsettings.Letterhead;
import org.springframework.stereotype.Component;

/// The documents' templates and their one stylesheet. Every value is escaped; a name that a template knows
/// and its report does not is a fault, not a blank.
@Component
final class Templates {
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .withFormatter(new Figures())
            .withLoader(this::source)
            .emptyStringIsFalse(true)
            .strictSections(true);
    private final String style;
    private final String edition;

    Templates() {
        for (Sheet.Kind kind : Sheet.Kind.values()) read(kind.template() + ".html");
        for (String shared : new String[] {"layout.html", "letterhead.html", "slip.html", "sums.html"}) read(shared);
        style = read("print.css");
        edition = digest(String.join("\0", sources.values())).substring(0, 12).replaceAll("[+/]", "_");
        for (Sheet.Kind kind : Sheet.Kind.values()) template(kind);
    }

    /// What every document has besides its report.
    record Around(String title, String style, Letterhead letterhead) {}

    String document(Sheet sheet, Letterhead letterhead) {
        StringWriter document = new StringWriter();
        template(sheet.kind()).execute(sheet.content(), new Around(sheet.title(), style, letterhead), document);
        return document.toString();
    }

    /// Of the stylesheet, for the policy that lets no other style in.
    String styleDigest() {
        return digest(style);
    }

    /// Changes when a template or the stylesheet does.
    String edition() {
        return edition;
    }

    private Template template(Sheet.Kind kind) {
        return compiled.computeIfAbsent(kind.template(), name -> compiler.compile(source(name)));
    }

    private Reader source(String name) {
        return new StringReader(sources.get(name + ".html"));
    }

    private String read(String file) {
        try (InputStream content = Templates.class.getResourceAsStream(file)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            sources.put(file, text);
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
