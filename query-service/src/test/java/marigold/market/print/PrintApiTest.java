package marigold.market.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SaalaBook;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Printing a report")
class PrintApiTest extends QueryServiceTest {
    private static final String MARCH = "from_date=2026-03-01&to_date=2026-03-31";

    private final Market market = newMarket();
    private final SaalaBook book = new SaalaBook(market.vendorId());

    private long opened() {
        append(market.everything());
        return append(
                new VendorLetterheadChanged(
                        market.vendorId(), "Sri Flowers", "Asha", "080 1234, 98450 12345", "City Market"),
                new VendorLogoChanged(market.vendorId(), "data:image/png;base64,iVBORw0KGgo="),
                new AdvanceGiven(
                        market.vendorId(), market.ravi(), market.id(301), Market.FIRST, 85_000, 85_000, "seed"),
                book.opened(market.id(51), "Lakshmi"),
                book.sold(market.id(401), market.id(51), Market.FIRST, 5, 125, 0));
    }

    private Answered document(long position, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Consistency-Token", Long.toString(position), "Prefer", "wait=20"));
        return get(admin(market), path, all.toArray(String[]::new));
    }

    private List<String> paths() {
        return List.of(
                "/api/reports/daily-sales?" + MARCH,
                "/api/reports/daily-sales/?format=HTML&" + MARCH,
                "/api/print-docx/daily-sales-report/?from=2026-03-01&to=2026-03-31",
                "/api/reports/ledger/%d?%s".formatted(market.ravi(), MARCH),
                "/api/print-docx/ledger-report-preview/?farmer_id=%d&%s&commission_pct=12"
                        .formatted(market.ravi(), MARCH),
                "/api/reports/group-patti/%d/?%s".formatted(market.kmp(), MARCH),
                "/api/reports/saala-statement/%d?%s".formatted(market.id(51), MARCH),
                "/api/reports/advance-statement/%d".formatted(market.ravi()),
                "/api/reports/group-total?" + MARCH,
                "/api/reports/group-total-by-group?group_name=kmp&start_date=2026-03-01&end_date=2026-03-31",
                "/api/reports/silk-day?date=2026-03-01");
    }

    @Test
    @DisplayName("answers one HTML document with the vendor's own letterhead, which may do nothing but be looked at")
    void documents() {
        long position = opened();
        for (String path : paths()) {
            Answered answered = document(position, path);
            assertThat(answered.status()).as(path).isEqualTo(200);
            assertThat(answered.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(answered.body())
                    .as(path)
                    .contains("Sri Flowers", "<li>080 1234</li><li>98450 12345</li>", "City Market")
                    .containsOnlyOnce("data:image/png;base64,iVBORw0KGgo&#x3D;")
                    .contains("01-03-2026");
            String style = answered.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
            assertThat(answered.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none';"
                                    .formatted(sha256(style))
                            + " form-action 'none'; frame-ancestors 'none'");
            assertThat(answered.headers().allValues("Content-Security-Policy")).hasSize(1);
        }
    }

    @Test
    @DisplayName("shows what the same question answers as JSON")
    void figures() {
        long position = opened();
        String ledger = document(position, paths().get(3)).body();
        assertThat(ledger)
                .contains("<title>Ledger Ravi 2026-03-01 to 2026-03-31</title>")
                .contains("<dd>Ravi</dd>", "<dd>KMP</dd>", "<dd>Road Ravi</dd>", "<dd>850.00</dd>")
                .contains("<td data-l=\"Item Name\">Jasmine</td><td data-l=\"Qty\">4.00</td>")
                .contains("<dt>Commission 12.00&nbsp;%</dt><dd>114.54</dd>", "<dt>Net Amount</dt><dd>839.96</dd>")
                .contains("<dt>Balance</dt><dd>703.96</dd>");
        assertThat(document(position, paths().get(4)).body()).isEqualTo(ledger);
        assertThat(document(position, paths().get(4).replace("=12", "=10")).body())
                .contains("<dt>Commission 10.00&nbsp;%</dt><dd>95.45</dd>");
        assertThat(document(position, paths().get(0)).body())
                .contains("<dt>Total</dt><dd>5,954.50</dd>", "<dt>Entries</dt><dd>3</dd>")
                .isEqualTo(document(position, paths().get(2)).body());
        assertThat(document(position, paths().get(0) + "&item_name=Rose").body())
                .contains("<title>Daily sales Rose 2026", "<h1>Daily Sales · Rose</h1>", "5,472.50")
                .doesNotContain("Jasmine");
        assertThat(document(position, paths().get(6)).body())
                .contains("<title>Saala Lakshmi 2026", "Opening balance", "<td data-l=\"Balance\">625.00</td>");
        assertThat(document(position, paths().get(7)).body())
                .contains("<title>Advances Ravi 2026-03-01 to ", "seed", "<td data-l=\"Given\">850.00</td>");
        assertThat(document(position, paths().get(8)).body())
                .contains("<title>Group total 2026-03-01 to 2026-03-31</title>", "<dd>5,339.96</dd>", "Suma");
        assertThat(document(position, paths().get(9)).body())
                .contains("<title>Group total KMP 2026-03-01 to 2026-03-31</title>", "<dd>703.96</dd>")
                .doesNotContain("Suma");
        assertThat(document(position, paths().get(10)).body())
                .contains("<title>Silk day 2026-03-01</title>", "<td data-l=\"Amount\">5,472.50</td>")
                .contains("<dt>Credit</dt><dd>625.00</dd>", "<dt>LOSS</dt><dd>-4,847.50</dd>");
    }

    @Test
    @DisplayName("gives every farmer of a group a page of his own, also him who brought nothing")
    void pattis() {
        opened();
        long position = append(market.farmer(market.id(13), "Anu", OptionalLong.of(market.kmp())));
        String patti = document(position, paths().get(5)).body();
        assertThat(patti).contains("<title>Patti KMP 2026-03-01 to 2026-03-31</title>");
        assertThat(patti.split("<article class=\"sheet\">")).hasSize(3);
        assertThat(patti.indexOf("<dd>Anu</dd>")).isBetween(1, patti.indexOf("<dd>Ravi</dd>"));
        assertThat(patti).contains("No entries in this period", "<dd>703.96</dd>");
        assertThat(document(position, "/api/reports/group-patti/%d?%s".formatted(market.ten(), MARCH))
                        .body())
                .contains("10.00&nbsp;%", "<dd>3,880.00</dd>");
    }

    @Test
    @DisplayName("gives document and metadata in JSON where it is asked for that")
    void inJson() {
        long position = opened();
        for (int path : new int[] {3, 5, 6, 7, 8, 9, 10}) {
            String asked = paths().get(path);
            JsonNode answer = document(position, asked + (asked.contains("?") ? "&" : "?") + "format=json")
                    .json();
            assertThat(answer.get("html").asString())
                    .isEqualTo(document(position, asked).body());
            assertThat(answer.get("metadata").get("paper_size").asString()).isEqualTo("A4");
            assertThat(answer.get("metadata").get("record_count").asInt()).isPositive();
        }
        JsonNode patti = document(position, paths().get(5) + "&format=json").json();
        assertThat(patti.get("metadata").get("farmer_count").asInt()).isEqualTo(1);
        assertThat(patti.get("metadata").get("report_type").asString()).isEqualTo("group_patti");
    }

    @Test
    @DisplayName("gives the rows alone where CSV is asked for")
    void asCsv() {
        long position = opened();
        for (int path : new int[] {0, 3, 5, 6, 7, 8, 9, 10}) {
            String asked = paths().get(path);
            Answered answered = document(position, asked + (asked.contains("?") ? "&" : "?") + "format=csv");
            assertThat(answered.header("Content-Type")).as(asked).startsWith("text/csv");
            assertThat(answered.body().lines().findFirst().orElseThrow())
                    .as(asked)
                    .containsAnyOf("iso_date,", "ledger_no", "groupName");
        }
    }

    @Test
    @DisplayName("is not done again while neither the rows nor the letterhead have changed")
    void validators() {
        long position = opened();
        Answered first = document(position, paths().get(3));
        String tag = first.header("ETag");
        Answered known = document(position, paths().get(3), "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("Content-Security-Policy")).isEqualTo(first.header("Content-Security-Policy"));
        long moved = append(new VendorLetterheadChanged(market.vendorId(), "Moved Flowers", "Asha", "", ""));
        Answered changed = document(moved, paths().get(3), "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("Moved Flowers").doesNotContain("Sri Flowers");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/reports/ledger/1?format=pdf | 422 | format",
                "/api/reports/ledger/1?from_date=2026-03-02&to_date=2026-03-01 | 422 | from_date",
                "/api/reports/ledger/1 | 404 | Farmer not found",
                "/api/reports/group-patti/1 | 404 | Farmer group not found",
                "/api/reports/group-total-by-group?group_name=x | 404 | Farmer group not found",
                "/api/reports/saala-statement/1 | 404 | SAALA customer not found",
                "/api/reports/saala-statement/1/data | 404 | SAALA customer not found",
                "/api/reports/advance-statement/1 | 404 | Customer not found",
                "/api/reports/advance-statement/1/data?to_date=x | 422 | to_date",
                "/api/print-docx/daily-sales-report?from=2026-03-01 | 422 | to",
                "/api/print-docx/ledger-report-preview?from_date=2026-03-01&to_date=2026-03-31 | 422 | farmer_id",
                "/api/print-docx/ledger-report-preview?farmer_id=1&from_date=2026-03-01 | 422 | to_date",
            })
    @DisplayName("refuses what cannot be printed with a problem, not a page")
    void refused(String path, int status, String why) {
        Answered answered = get(admin(market), path);
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answered.json();
        String told = status == 422
                ? problem.get("errors").get(0).get("field").asString()
                : problem.get("detail").asString();
        assertThat(told).isEqualTo(why);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
