package marigold.market.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import marigold.market.reports.Metadata.Period;
import marigold.market.vendorsettings.Letterhead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A printed document")
class TemplatesTest {
    private static final String LOGO = "data:image/png;base64,iVBORw0KGgo=";
    private static final Letterhead LETTERHEAD =
            new Letterhead("Sri Flowers", List.of("080 1234", "98450 12345"), "Stall 7\nCity Market", LOGO);

    private final Templates templates = new Templates();

    @Test
    @DisplayName("shows text as text, whoever wrote it")
    void escapes() {
        String script = "<script>alert('1')</script>\"><img src=x onerror=alert(1)>&amp;{{title}}";
        Letterhead theirs = new Letterhead(script, List.of(script), script, "\"><script>");
        for (int rows : new int[] {0, 2}) {
            for (Sheet sheet : new Samples(script).all(rows)) {
                String document = templates.document(sheet, theirs);
                assertThat(document)
                        .as("%s with %d rows", sheet.kind(), rows)
                        .doesNotContainIgnoringCase("<script")
                        .doesNotContain("<img", "'1'", "{{Daily")
                        .contains("&lt;script&gt;", "&amp;amp;{{title}}");
                assertThat(tags(document)).as("tags of %s", sheet.kind()).allMatch(tag -> !tag.contains("onerror"));
            }
        }
    }

    @Test
    @DisplayName("has every field of its report")
    void complete() {
        Samples samples = new Samples("-of-Hosahalli");
        assertThat(templates.document(samples.ledger(1), LETTERHEAD))
                .contains("farmer-of", "group-of", "address-of", "vehicle-of", "item-of")
                .contains("Adv Deduction", "Rem Advance", "12,34,567.50", "12.00&nbsp;%");
        assertThat(templates.document(samples.dailySales(1), LETTERHEAD))
                .contains("party-of", "address-of", "vehicle-of", "product-of", "code-of", "item-of", "12,345.50");
        assertThat(templates.document(samples.groupTotal(1), LETTERHEAD))
                .contains("filter-of", "farmer-of", "group-of", "<dt>Net Amount Payable</dt><dd>12,34,567.50</dd>");
        assertThat(templates.document(samples.groupTotalByGroup(1), LETTERHEAD))
                .contains("group-of", "farmer-of", "address-of", "12.00 %");
        assertThat(templates.document(samples.silkDay(1), LETTERHEAD))
                .contains("group-of", "<dt>LOSS</dt><dd>-12,34,567.50</dd>", "<dt>Cash</dt><dd>45.00</dd>");
        assertThat(templates.document(samples.saalaStatement(1), LETTERHEAD))
                .contains("buyer-of", "contact-of", "address-of", "item-of", "description-of", "-12,34,567.50");
        assertThat(templates.document(samples.advanceStatement(1), LETTERHEAD))
                .contains("farmer-of", "group-of", "address-of", "remarks-of", "Opening balance");
    }

    @Test
    @DisplayName("has the letterhead on top, and the logo and the style once, however many slips it holds")
    void assetsOnce() {
        String document = templates.document(new Samples("").patti(100, 60), LETTERHEAD);
        assertThat(count(document, "<article class=\"sheet\">")).isEqualTo(100);
        assertThat(count(document, "<p class=\"shop\">Sri Flowers</p>")).isEqualTo(100);
        assertThat(count(document, "<li>98450 12345</li>")).isEqualTo(100);
        assertThat(count(document, "<use href=\"#logo\"/>")).isEqualTo(100);
        assertThat(count(document, "data:image/png")).isEqualTo(1);
        assertThat(count(document, "<style>")).isEqualTo(1);
        assertThat(count(document, "<tr>")).isEqualTo(100 * 61);
        assertThat(document.length()).isLessThan(3_000_000);
    }

    @Test
    @DisplayName("leaves no hole where the shop has no logo, address or phone")
    void blankLetterhead() {
        String document = templates.document(new Samples("").ledger(1), new Letterhead("Shop", List.of(), "", ""));
        assertThat(document).contains("Shop").doesNotContain("<svg", "<li>", "class=\"address\"");
    }

    @Test
    @DisplayName("says what every column is, in a language that is named")
    void semantics() {
        for (Sheet sheet : new Samples("").all(3)) {
            String document = templates.document(sheet, LETTERHEAD);
            assertThat(document)
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en-IN\">")
                    .contains("<caption>");
            assertThat(tags(document))
                    .filteredOn(tag -> tag.startsWith("<th "))
                    .allMatch(tag -> tag.contains("scope="));
            List<String> headings = Pattern.compile("<th scope=\"col\">([^<]+)</th>")
                    .matcher(document.substring(0, document.indexOf("</thead>")))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            List<String> cells = Pattern.compile("<td data-l=\"([^\"]+)\">")
                    .matcher(firstRow(document))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(cells).as("cells of %s", sheet.kind()).isEqualTo(headings);
        }
    }

    private static String firstRow(String document) {
        String body = document.substring(document.indexOf("<tbody>"));
        String rows = body.substring(body.indexOf("<tr><td"));
        return rows.substring(0, rows.indexOf("</tr>"));
    }

    @Test
    @DisplayName("proposes a good name for its file")
    void fileName() {
        Period march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertThat(Sheet.title(march, "Ledger", "Ravi")).isEqualTo("Ledger Ravi 2026-03-01 to 2026-03-31");
        assertThat(Sheet.title(march, "Ledger", "../A\\B: \"C\"\n<D>?* ವೆಂಕಟ"))
                .isEqualTo("Ledger .. A B C D ವೆಂಕಟ 2026-03-01 to 2026-03-31");
        assertThat(Sheet.title(march, "Daily sales", "")).isEqualTo("Daily sales 2026-03-01 to 2026-03-31");
        assertThat(Sheet.title(new Period(march.to(), march.to()), "Silk")).isEqualTo("Silk 2026-03-31");
        assertThat(Sheet.title(march, "Ledger", "🌸".repeat(150)))
                .hasSizeLessThan(160)
                .contains("🌸 2026");
    }

    private static List<String> tags(String document) {
        return Pattern.compile("<[a-zA-Z][^>]*>")
                .matcher(document)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static long count(String document, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(document).results().count();
    }
}
