package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import marigold.standalone.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Every action of the page, done once in Chromium with a mouse or with keys alone. Pictures of all views
/// stay in `target/operators`, for whoever wants to look.
@Tag("browser")
@DisplayName("An operator at his page")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorPageIT {
    private static final List<String> VIEWS = List.of("projections", "dead-letters", "events", "audit");

    private static Path data;
    private static Path pictures;
    private static Product product;
    private static RunningMarigold marigold;
    private static Stall stall;
    private static String page;
    private static DrivenChromium browser;

    @BeforeAll
    static void open() throws IOException {
        data = RunningMarigold.temporaryFolder();
        pictures = Path.of("target/operators").toAbsolutePath();
        Files.createDirectories(pictures);
        product = Product.upOn(data);
        marigold = RunningMarigold.on(product, data);
        stall = new Stall(marigold).withFixtureEntries();
        page = "http://localhost:%d/ops".formatted(product.awaitPort());
        browser = new DrivenChromium(pictures);
        browser.size(1280, 800);
    }

    @AfterAll
    static void close() {
        browser.close();
        product.close();
    }

    @BeforeEach
    void signIn() throws IOException {
        browser.open("about:blank");
        browser.open(page);
        if (browser.evaluate("document.getElementById('sign-in').checkVisibility()")
                .asBoolean()) {
            browser.await("document.activeElement.name === 'password'");
            browser.type(password());
            browser.press("Enter");
        }
        browser.awaitText("#live", "Live");
        browser.awaitText("#models", "farmer_directory");
    }

    @AfterEach
    void silent(TestInfo test) throws IOException {
        browser.picture(pictures.resolve(
                "after-%s.png".formatted(test.getTestMethod().orElseThrow().getName())));
        assertThat(browser.complaints()).as("what the console says").isEmpty();
    }

    private static String password() throws IOException {
        return Files.readString(data.resolve("secrets/master-password")).strip();
    }

    private static void sql(String statement) {
        try (Connection connection = DriverManager.getConnection(ReadTables.databaseUrl(data));
                Statement runs = connection.createStatement()) {
            runs.execute(statement);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Chooses a read model in the list.
    private static void choose(String model) {
        browser.click("nav a[href='#projections']");
        browser.click("#models a[href='#projections/%s']".formatted(model));
        browser.awaitText("#model-title", model);
    }

    /// Gives a reason in the dialog, and confirms.
    private static void confirm(String reason) {
        browser.await("document.activeElement.name === 'reason'");
        browser.type(reason);
        browser.click("dialog button.main");
        browser.await("!document.querySelector('dialog')");
    }

    /// Begins an action and checks that it says what will happen.
    private static void begin(String action, String happens) {
        browser.await("document.getElementById('do-%1$s')?.getAttribute('aria-disabled') !== 'true'".formatted(action));
        browser.click("#do-" + action);
        browser.awaitText("dialog .happens", happens);
    }

    private static JsonNode projection(String name) {
        return marigold.master().get("/ops/v1/projections/" + name).expect(200).json();
    }

    private static List<String> actions() {
        return marigold.master()
                .get("/ops/v1/actions")
                .expect(200)
                .json()
                .valueStream()
                .map(each ->
                        each.get("action").asString() + " " + each.get("target").asString() + ": "
                                + each.get("reason").asString())
                .toList();
    }

    @Test
    @Order(1)
    @DisplayName("signs in with the right password only, and leaves nothing behind when he signs out")
    void signsInAndOut() throws IOException {
        browser.click("#sign-out");
        browser.awaitText("#sign-in", "As the platform's admin");
        browser.await("document.activeElement.name === 'password'");
        assertThat(browser.evaluate("sessionStorage.length + localStorage.length + document.cookie.length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.getElementById('view-projections').checkVisibility()")
                        .asBoolean())
                .isFalse();
        browser.type("not the password");
        browser.press("Enter");
        browser.awaitText("#sign-in-mistake", "Invalid");
        assertThat(browser.complaints()).singleElement().asString().contains("401", "/api/admin/master-login");
        browser.type(password());
        browser.press("Enter");
        browser.awaitText("#live", "Live");
        assertThat(browser.evaluate("location.href").asString())
                .startsWith(page)
                .doesNotContain("ey");
        browser.evaluate("location.reload()");
        browser.awaitText("#live", "Live");
    }

    @Test
    @Order(2)
    @DisplayName("rebuilds a read model, which swaps by itself, and rolls it back")
    void rebuildsAndRollsBack() {
        choose("farmer_directory");
        begin("rebuild", "farmer_directory answers throughout");
        assertThat(browser.text("dialog .happens")).contains("events", "/s", "KB");
        browser.click("dialog button.main");
        browser.awaitText("dialog .mistake", "Say why");
        confirm("the page's own test");
        browser.awaitText("#model .steps [aria-current=step]", "In place");
        browser.awaitText("#model .says", "none different");
        assertThat(browser.focused()).isEqualTo("do-rebuild");

        begin("rollback", "No request fails");
        confirm("back to what was");
        browser.awaitText("#model .history", "Rolled back");
        assertThat(actions())
                .contains(
                        "rebuild farmer_directory: the page's own test", "rollback farmer_directory: back to what was");
    }

    @Test
    @Order(2)
    @DisplayName("rebuilds without a swap, swaps when he has seen that nothing differs, and drops the old tables")
    void swapsAndRetires() {
        choose("farmer_groups");
        begin("rebuild", "from");
        browser.click("dialog input[name=swap]");
        browser.click("dialog textarea");
        confirm("to look first");
        browser.awaitText("#model .says", "It waits for a word");
        browser.awaitText("#tiles", "need attention");
        assertThat(projection("farmer_groups").at("/rebuild/state").asString()).isEqualTo("READY");

        begin("swap", "none different");
        confirm("looks right");
        browser.awaitText("#model .steps [aria-current=step]", "In place");
        begin("retire", "there is no way back");
        confirm("disk");
        browser.await("!document.querySelector('#model .rebuild').checkVisibility()");
        assertThat(actions()).contains("swap farmer_groups: looks right", "retire farmer_groups: disk");
    }

    @Test
    @Order(2)
    @DisplayName("signs in for looking only, and is offered nothing else")
    void looksOnly() throws IOException {
        browser.click("#sign-out");
        browser.awaitText("#sign-in", "As the platform's admin");
        browser.evaluate("document.querySelector('#sign-in [name=scope]').value = 'ops:read'");
        browser.await("document.activeElement.name === 'password'");
        browser.type(password());
        browser.press("Enter");
        browser.awaitText("#models", "entries");
        choose("entries");
        browser.awaitText("#hint-rebuild", "You did not sign in for it");
        browser.click("#do-rebuild");
        assertThat(browser.evaluate("document.querySelector('dialog') === null").asBoolean())
                .isTrue();
        browser.click("#sign-out");
        browser.awaitText("#sign-in", "As the platform's admin");
    }

    @Test
    @Order(2)
    @DisplayName("verifies a read model and reads which row was tampered with")
    void verifies() {
        sql("update read.vehicles set vehicle_number = 'KA99' where vehicle_number = 'KA01'");
        choose("vehicles");
        begin("verify", "compared with the live ones row by row");
        confirm("somebody was in psql");
        browser.awaitText("#model .history", "1 different");
        assertThat(browser.text("#model .history .differences")).contains("KA99", "KA01");
        sql("update read.vehicles set vehicle_number = 'KA01' where vehicle_number = 'KA99'");
        assertThat(actions()).contains("verify vehicles: somebody was in psql");
    }

    @Test
    @Order(2)
    @DisplayName("pauses and resumes a read model without a mouse, and finds the focus where he left it")
    void pausesByKeys() {
        browser.evaluate("document.activeElement.blur()");
        for (String stop :
                List.of("Skip to the content", "Read models", "Parked events", "Events", "Actions", "sign-out")) {
            browser.press("Tab");
            assertThat(browser.focused().strip()).isEqualTo(stop);
        }
        browser.press("Tab");
        assertThat(browser.focused()).isEqualTo("find");
        browser.type("catalog_items");
        browser.await("document.querySelectorAll('#models tr:not([hidden])').length === 1");
        browser.press("Tab");
        browser.press("Tab");
        assertThat(browser.focused()).isEqualTo("catalog_items");
        browser.press("Enter");
        browser.await("document.activeElement.id === 'model-title'");
        for (String stop : List.of("Close", "do-rebuild", "do-verify", "do-pause")) {
            browser.press("Tab");
            assertThat(browser.focused()).isEqualTo(stop);
        }
        browser.press("Enter");
        browser.await("document.activeElement.name === 'reason'");
        browser.press("Escape");
        browser.await("document.activeElement.id === 'do-pause'");
        browser.press(" ");
        browser.await("document.activeElement.name === 'reason'");
        browser.type("night work");
        browser.press("Tab");
        browser.press("Tab");
        assertThat(browser.focused()).isEqualTo("Pause");
        browser.press("Enter");
        browser.awaitText("#model .state", "Paused");
        browser.awaitText("#model .notice", "It rests until it is resumed. master_admin: night work");
        browser.await("document.activeElement.id === 'do-pause'");
        browser.await("document.getElementById('status').textContent.includes('catalog_items')");
        assertThat(projection("catalog_items").get("state").asString()).isEqualTo("paused");

        browser.press("Tab");
        assertThat(browser.focused()).isEqualTo("do-resume");
        browser.press("Enter");
        browser.await("document.activeElement.name === 'reason'");
        browser.type("morning");
        browser.press("Tab");
        browser.press("Tab");
        browser.press("Enter");
        browser.awaitText("#model .state", "Running");
        assertThat(actions()).contains("pause catalog_items: night work", "resume catalog_items: morning");
    }

    @Test
    @Order(3)
    @DisplayName("sees what is parked, what it would do now, and tries it again or gives it up")
    void deadLetters() throws IOException {
        sql("alter table read.catalog_items add constraint no_poison check (name not like 'Poison%')");
        for (int i = 1; i <= 3; i++) {
            stall.admin.post("/api/catalog/", "{\"code\": \"P%1$d\", \"name\": \"Poison %1$d\"}".formatted(i));
        }
        browser.awaitText("#parked-count", "3");
        pictures("parked");
        browser.click("nav a[href='#dead-letters']");
        browser.awaitText("#groups", "3 events");
        browser.click("[data-letter] a");
        browser.awaitText("#letter pre", "***");
        assertThat(browser.text("#letter pre")).doesNotContain("Poison");
        browser.click("#unmask");
        browser.awaitText("#letter pre", "Poison 1");
        browser.click("#do-diff");
        browser.awaitText("#letter .would", "It would fail again");

        begin("retry", "It would fail again");
        confirm("only to see");
        browser.await("!document.getElementById('letter').checkVisibility()");
        assertThat(browser.evaluate("document.querySelectorAll('[data-letter]').length")
                        .asInt())
                .isEqualTo(3);

        browser.click("[data-letter] a");
        begin("discard", "will never apply this event");
        confirm("it was a mistake of ours");
        browser.await("document.querySelectorAll('[data-letter]').length === 2");

        sql("alter table read.catalog_items drop constraint no_poison");
        browser.click("[data-letter] a");
        browser.click("#do-diff");
        browser.awaitText("#letter .would", "It would be taken, and set 1 row");
        begin("retry", "It would be taken");
        confirm("mended");
        browser.await("document.querySelectorAll('[data-letter]').length === 1");
        browser.click("[data-retry]");
        browser.awaitText("dialog .happens", "1 parked event of catalog_items is tried");
        confirm("the rest");
        browser.awaitText("#letters", "No event is parked");
        browser.await("!document.getElementById('parked-count').checkVisibility()");
        assertThat(actions())
                .anyMatch(each ->
                        each.startsWith("discard catalog_items:") && each.endsWith(": it was a mistake of ours"))
                .anyMatch(each -> each.startsWith("show payload catalog_items:"))
                .contains("retry catalog_items: mended", "retry catalog_items: the rest");
        assertThat(stall.admin.get("/api/catalog/").text())
                .contains("Poison 2", "Poison 3")
                .doesNotContain("Poison 1");
    }

    @Test
    @Order(3)
    @DisplayName("looks through the events, sees texts only with a reason, and new ones as they come")
    void events() {
        browser.click("nav a[href='#events']");
        browser.awaitText("#horizon", "Decided up to");
        browser.click("#events-form [name=type]");
        browser.type("market.farmer-registered");
        browser.press("Enter");
        browser.await("""
            [...document.querySelectorAll('[data-event]')].length === 2
              && [...document.querySelectorAll('[data-event]')].every(each => each.innerText.includes('farmer-registered'))
            """);
        browser.click("[data-event] a");
        browser.awaitText("#event pre", "***");
        browser.click("#unmask");
        browser.awaitText("dialog .happens", "is written down");
        confirm("a farmer asked");
        browser.awaitText("#event pre", "Suma");
        browser.click("#event .close");
        browser.await("document.activeElement.closest('[data-event]')");

        browser.click("#events-form [name=follow]");
        stall.admin.post("/api/customers/", "{\"name\": \"Third\", \"groupId\": %d}".formatted(stall.kmp));
        browser.await("document.querySelectorAll('[data-event]').length === 3");
        assertThat(actions())
                .anyMatch(each -> each.startsWith("show payload event:") && each.endsWith(": a farmer asked"));
    }

    @Test
    @Order(4)
    @DisplayName("finds all of it in the list of actions")
    void audit() {
        browser.click("nav a[href='#audit']");
        for (String action : Stream.of(
                        "rebuild", "rollback", "swap", "retire", "verify", "pause", "resume", "retry", "discard")
                .toList()) {
            browser.await("document.querySelector('[data-action=\"%s\"]')".formatted(action));
        }
        browser.awaitText("#audit [data-action=rollback]", "back to what was");
        browser.click("#audit [data-action=rollback] summary");
        browser.awaitText("#audit [data-action=rollback] pre", "\"edition\": 1");
    }

    @Test
    @Order(5)
    @DisplayName("is asked to sign in again when his token is no longer taken, and goes on where he was")
    void signedOutByTheServer() throws IOException {
        choose("entries");
        browser.evaluate("sessionStorage.setItem('marigold.operator', '%s')".formatted(ENDED));
        browser.evaluate("location.reload()");
        browser.awaitText("#sign-in", "Sign in");
        browser.await("document.activeElement.name === 'password'");
        browser.type(password());
        browser.press("Enter");
        browser.awaitText("#model-title", "entries");
    }

    /// A token of 2001, of nobody.
    private static final String ENDED = "e30.eyJleHAiOjEwMDAwMDAwMDB9.e30";

    @Test
    @Order(6)
    @DisplayName("needs no scrolling to the side at 1280 and 390 pixels, in light and in dark")
    void fits() throws IOException {
        marigold.master()
                .post("/ops/v1/projections/entries/rebuild", "{\"reason\": \"for the picture\", \"rate\": 1}")
                .expect(202);
        browser.awaitText("#models", "Building");
        pictures("rebuild");
        marigold.master().post("/ops/v1/projections/entries/retire", "{\"reason\": \"taken\"}");
    }

    /// Every view at both widths and in both schemes.
    private static void pictures(String name) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.prefers(scheme);
            for (int width : List.of(1280, 390)) {
                browser.size(width, width == 1280 ? 800 : 844);
                for (String view : VIEWS) picture(name, scheme, width, view);
                picture(name, scheme, width, "projections/entries");
            }
        }
        browser.prefers("light");
        browser.size(1280, 800);
    }

    private static void picture(String name, String scheme, int width, String view) throws IOException {
        browser.evaluate("location.hash = '%s'".formatted(view));
        browser.await("document.getElementById('view-%s').checkVisibility()".formatted(view.split("/")[0]));
        browser.await("document.querySelector('#view-%s').innerText.length > 60".formatted(view.split("/")[0]));
        JsonNode measure = browser.evaluate("""
            (() => {
              const room = document.documentElement.clientWidth;
              const wide = [...document.querySelectorAll('header, header *, main *')]
                  .filter(each => each.checkVisibility() && !each.closest('.unseen, pre, thead'))
                  .filter(each => each.getBoundingClientRect().right > room + 0.5);
              return {room, content: document.documentElement.scrollWidth, wide: wide.map(each => each.outerHTML.slice(0, 80))};
            })()
            """);
        assertThat(measure.get("content").asInt())
                .as("%s at %d", view, width)
                .isEqualTo(measure.get("room").asInt());
        assertThat(measure.get("wide")).as("%s at %d", view, width).isEmpty();
        browser.picture(pictures.resolve("%s-%s-%d-%s.png".formatted(name, view.replace('/', '-'), width, scheme)));
    }
}
