package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import marigold.acceptance.Browser.Measure;
import marigold.acceptance.Browser.Pdf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every printed report in Chromium, with one row and with sixty, long names, and names in Kannada and Hindi.
/// The documents stay in `target/printed`, for whoever wants to look.
@Tag("browser")
@DisplayName("A report in a browser and on paper")
class PrintedPagesIT {
    private static final String PERIOD = "?from_date=2026-03-01&to_date=2026-03-31";
    private static final String SHOP = "ಶ್ರೀ ಗಣೇಶ ಹೂವಿನ ಅಂಗಡಿ";
    private static final String KANNADA = "ಕಮಲ ರಮಣ";
    private static final String HINDI = "कमल नयन";
    private static final String LONG =
            "Venkataramanaswamy Chikkaballapura Hosahalli Narasimhamurthy of the Village beyond the Lake";
    private static final String UNBROKEN = "Thiruvananthapuram".repeat(5);

    /// A4 and the margins of the stylesheet, in points.
    private static final double WIDTH = 595;

    private static final double HEIGHT = 842;
    private static final double MARGIN = 12 / 25.4 * 72;

    private static Browser browser;
    private static final Map<String, Pdf> PRINTED = new LinkedHashMap<>();

    @BeforeAll
    static void print() throws IOException {
        Path folder = Path.of("target/printed").toAbsolutePath();
        Files.createDirectories(folder);
        browser = new Browser(folder);
        reports("full", 60);
        reports("scant", 1);
        for (String name : browser.kept()) PRINTED.put(name, browser.print(name));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    /// Every report of a stall where whatever has rows has as many.
    private static void reports(String stallName, int rows) throws IOException {
        Stall stall = new Stall(RunningMarigold.shared());
        Client clerk = stall.admin;
        clerk.put("/api/vendor/settings", """
            {"name": "%s", "phone": "080 2670 1234, 98450 12345", "address": "12, ಕೆ ಆರ್ ಮಾರುಕಟ್ಟೆ\\nBengaluru 560002",
             "logo": "%s"}
            """.formatted(SHOP, logo())).expect(200);
        long village = Stall.idOf(
                clerk.post("/api/farmer-groups/", "{\"name\": \"ಹೊಸಹಳ್ಳಿ\"}").expect(201));
        long full = farmer(clerk, "A " + LONG, village);
        long three = farmer(clerk, "B " + KANNADA, village);
        long one = farmer(clerk, "C " + HINDI, village);
        farmer(clerk, "D nothing brought", village);
        farmer(clerk, "E " + UNBROKEN, village);
        for (int i = 0; i < rows; i++) {
            stall.add(
                    full,
                    Stall.entry(
                            day(i),
                            i % 7 == 0 ? UNBROKEN.substring(0, 20) : "Tempo",
                            flower(i),
                            "1234.50",
                            "987.65",
                            "2",
                            "15",
                            "100000"));
            if (rows > 1) farmer(clerk, "F %02d %s".formatted(i, i % 2 == 0 ? KANNADA : HINDI), stall.kmp);
        }
        for (int i = 0; i < Math.min(rows, 3); i++) stall.add(three, Stall.entry(day(i), "10.5", "45"));
        stall.add(one, Stall.entry(day(0), "4", "120.50"));
        long shop = Stall.idOf(clerk.post("/api/saala/customers/", "{\"name\": \"%s %s\"}".formatted(KANNADA, LONG))
                .expect(200));
        for (int i = 0; i < rows; i++) {
            clerk.post("/api/saala/customers/%d/transactions/".formatted(shop), """
                {"date": "%s", "item_name": "%s", "qty": "1234.5", "rate": "987.65", "paid_amount": 100000, "description": "%s"}
                """.formatted(
                                    day(i), flower(i), i % 5 == 0 ? LONG : ""))
                    .expect(200);
            clerk.post("/api/customers/%d/advances/".formatted(full), """
                {"type": "give", "val": 123456.78, "remarks": "%s"}
                """.formatted(
                                    i % 5 == 0 ? HINDI + " " + LONG : ""))
                    .expect(201);
        }
        for (Map.Entry<String, String> report : Map.of(
                        "patti", "/api/reports/group-patti/" + village + PERIOD,
                        "ledger", "/api/reports/ledger/" + full + PERIOD,
                        "daily-sales", "/api/reports/daily-sales" + PERIOD,
                        "group-total", "/api/reports/group-total" + PERIOD,
                        "by-group", "/api/reports/group-total-by-group" + PERIOD + "&group_name=KMP",
                        "silk-day", "/api/reports/silk-day?date=2026-03-01",
                        "saala", "/api/reports/saala-statement/" + shop + PERIOD,
                        "advances", "/api/reports/advance-statement/" + full)
                .entrySet()) {
            browser.keep(
                    stallName + "-" + report.getKey(),
                    clerk.get(report.getValue()).expect(200).text());
        }
    }

    private static long farmer(Client clerk, String name, long group) {
        return Stall.idOf(
                clerk.post("/api/customers/", """
                    {"name": "%s", "groupId": %d, "address": "%s"}
                    """.formatted(name, group, LONG)).expect(201));
    }

    private static String day(int number) {
        return LocalDate.of(2026, 3, 1).plusDays(number % 30).toString();
    }

    private static String flower(int number) {
        return List.of("Rose", "ಮಲ್ಲಿಗೆ", "कनक", "Chrysanthemum Yellow Double Large")
                .get(number % 4);
    }

    private static String logo() throws IOException {
        BufferedImage picture = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillOval(20, 20, 200, 120);
        brush.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static Stream<String> printed() {
        return PRINTED.keySet().stream();
    }

    @Test
    @DisplayName("needs no scrolling to the side, neither on a desk nor on a phone")
    void fitsScreens() {
        List<Measure> measures = browser.measure(1280, 390);
        assertThat(measures).hasSize(2 * PRINTED.size());
        assertThat(measures).allSatisfy(measure -> {
            assertThat(measure.room()).isEqualTo(measure.width());
            assertThat(measure.content()).isLessThanOrEqualTo(measure.room());
            assertThat(measure.right()).as(measure.widest()).isLessThanOrEqualTo(measure.room());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("printed")
    @DisplayName("fits A4 at its full size")
    void fitsPaper(String name) {
        Pdf pdf = PRINTED.get(name);
        List<Pdf.Word> words = pdf.words();
        assertThat(words).isNotEmpty().allSatisfy(word -> {
            assertThat(word.left()).isGreaterThan(MARGIN - 1);
            assertThat(word.right()).isLessThan(WIDTH - MARGIN + 1);
            assertThat(word.bottom()).isLessThan(HEIGHT);
        });
        // The browser would print what is too wide smaller, until it fits.
        assertThat(pdf.pictures())
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.widthMillimetres()).isCloseTo(27, within(0.2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("printed")
    @DisplayName("has the shop's name in letters that the reader can read, and the logo once")
    void letterhead(String name) {
        Pdf pdf = PRINTED.get(name);
        assertThat(String.join("", pdf.pages())).contains("98450 12345", "560002");
        assertThat(pdf.fonts()).anySatisfy(font -> assertThat(font).contains("Lohit-Kannada"));
        assertThat(pdf.pictures().stream().map(Pdf.Picture::object).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("names farmers and flowers in Kannada and Hindi, with embedded fonts")
    void scripts() {
        for (String name : List.of("full-patti", "scant-patti", "full-group-total")) {
            Pdf pdf = PRINTED.get(name);
            assertThat(String.join("", pdf.pages())).as(name).contains(KANNADA, HINDI);
            assertThat(pdf.fonts()).as(name).anySatisfy(font -> assertThat(font).contains("Lohit-Devanagari"));
            assertThat(pdf.fonts())
                    .as(name)
                    .allSatisfy(font -> assertThat(font).containsPattern(" yes +(yes|no) +(yes|no) +\\d"));
        }
    }

    @Test
    @DisplayName("is a page for each farmer of a group patti, and as many more as his rows need")
    void pageForEachFarmer() {
        assertThat(farmersByPage("scant-patti")).containsExactly("A", "B", "C", "D", "E");
        List<String> pages = farmersByPage("full-patti");
        assertThat(pages.subList(pages.size() - 4, pages.size())).containsExactly("B", "C", "D", "E");
        List<String> ofSixtyRows = pages.subList(0, pages.size() - 4);
        assertThat(ofSixtyRows).hasSizeBetween(2, 4).startsWith("A");
        assertThat(ofSixtyRows.subList(1, ofSixtyRows.size()))
                .allSatisfy(start -> assertThat(start).isEmpty());
    }

    /// Which farmer's slip starts on each page: each name starts with a letter of its own.
    private static List<String> farmersByPage(String name) {
        List<String> starts = new ArrayList<>();
        for (String page : PRINTED.get(name).pages()) {
            List<String> farmers = page.lines()
                    .map(String::strip)
                    .filter(line -> line.matches("Name +[A-E] .*"))
                    .map(line -> line.replaceAll("Name +([A-E]) .*", "$1"))
                    .toList();
            assertThat(farmers).as(page).hasSizeLessThanOrEqualTo(1);
            assertThat(page.split("98450 12345", -1)).as(page).hasSize(farmers.size() + 1);
            starts.add(String.join("", farmers));
        }
        return starts;
    }
}
