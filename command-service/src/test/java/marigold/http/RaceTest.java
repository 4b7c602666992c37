package marigold.http;

import static marigold.http.RepeatedRequestTest.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Eight clerks at the same moment")
class RaceTest extends CommandServiceTest {
    private static final int CLERKS = 8;
    private static final int ROUNDS = 5;

    private Vendor vendor;
    private Api admin;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        admin = vendor.admin();
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("open one group of a name")
    void groups(RepetitionInfo round) {
        String name = "Race " + round.getCurrentRepetition();
        exactlyOne(
                201,
                400,
                i -> () -> admin.post(
                        "/api/farmer-groups", Map.of("name", i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT))));
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("add one item of a code")
    void items(RepetitionInfo round) {
        Map<String, String> item = Map.of("code", "Race " + round.getCurrentRepetition(), "name", "Rose");
        exactlyOne(201, 400, _ -> () -> admin.post("/api/catalog", item));
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("register one vehicle of a number")
    void vehicles(RepetitionInfo round) {
        Map<String, String> vehicle = Map.of("vehicle_number", "Race " + round.getCurrentRepetition());
        exactlyOne(201, 400, _ -> () -> admin.post("/api/vehicles", vehicle));
    }

    @Test
    @DisplayName("make one vendor of an address")
    void vendors() {
        Map<String, String> vendor = Map.of(
                "vendor_name", "Race", "owner_name", "Race", "email", "race@stall.example", "password", PASSWORD);
        exactlyOne(200, 409, _ -> () -> master.post("/api/admin/create-vendor", vendor));
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("give one farmer a code")
    void codes(RepetitionInfo round) {
        List<Long> farmers = IntStream.range(0, CLERKS)
                .mapToObj(_ -> vendor.newFarmer("Ravi"))
                .toList();
        Map<String, String> code = Map.of("farmer_code", "Race " + round.getCurrentRepetition());
        exactlyOne(200, 409, i -> () -> admin.put("/api/farmers/" + farmers.get(i), code));
    }

    @Test
    @DisplayName("register farmers with codes of their own, none twice")
    void farmerCodes() {
        List<Answer> answers = atOnce(CLERKS, _ -> () -> admin.post("/api/customers", Map.of("name", "Ravi")));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("farmer_code")).collect(Collectors.toSet()))
                .hasSize(CLERKS);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("key into one account, and all of it is kept")
    void oneAccount() {
        long ravi = vendor.newFarmer("Ravi");

        List<Answer> answers = atOnce(
                CLERKS,
                _ -> () -> admin.post("/api/farmers/%d/transactions".formatted(ravi), Map.of("qty", 1, "rate", 1)));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.number("id")).collect(Collectors.toSet()))
                .hasSize(CLERKS);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("enter lines of the same farmers in any order, without waiting in a circle")
    void manyAccounts() {
        List<Long> farmers =
                IntStream.range(0, 4).mapToObj(_ -> vendor.newFarmer("Ravi")).toList();

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> admin.post(
                        "/api/collections",
                        (i % 2 == 0 ? farmers : farmers.reversed())
                                .stream()
                                        .map(farmer -> Map.of("farmer_id", farmer, "qty", 1, "rate", 1))
                                        .toList()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("deduct an advance only as often as it lasts")
    void advances() {
        long ravi = vendor.newFarmer("Ravi");
        String path = "/api/customers/%d/advances".formatted(ravi);
        admin.post(path, Map.of("type", "give", "val", 100));

        List<Answer> answers = atOnce(CLERKS, _ -> () -> admin.post(path, Map.of("type", "deduct", "val", 30)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(CLERKS - 3);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("settle a farmer's month once, and recover his advance once")
    void settlements() {
        long ravi = vendor.newFarmer("Ravi");
        String advances = "/api/customers/%d/advances".formatted(ravi);
        admin.post(advances, Map.of("type", "give", "val", 100));
        admin.post("/api/farmers/%d/transactions".formatted(ravi), Map.of("date", "2026-03-01", "qty", 1, "rate", 100));
        Map<String, Object> march = Map.of("farmer_id", ravi, "date_from", "2026-03-01", "date_to", "2026-03-31");

        exactlyOne(201, 400, _ -> () -> admin.post("/api/settlements", march));

        assertThat(admin.post(advances, Map.of("type", "give", "val", 1)).money("balance"))
                .isEqualByComparingTo("83.40");
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("settle an entry or delete it, never both")
    void settleOrDelete() {
        long ravi = vendor.newFarmer("Ravi");
        long entry = Vendor.created(admin.post(
                "/api/farmers/%d/transactions".formatted(ravi), Map.of("date", "2026-03-01", "qty", 1, "rate", 100)));
        Map<String, Object> march = Map.of("farmer_id", ravi, "date_from", "2026-03-01", "date_to", "2026-03-31");

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () ->
                        i % 2 == 0 ? admin.post("/api/settlements", march) : admin.delete("/api/collections/" + entry));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 400, 404);
        boolean settled = answers.stream().anyMatch(answer -> answer.status() == 201);
        boolean deleted = answers.stream().anyMatch(answer -> answer.status() == 200);
        assertThat(settled).isNotEqualTo(deleted);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("delete a farmer or enter something for him, never both")
    void deleteOrEnter() {
        long ravi = vendor.newFarmer("Ravi");

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> i % 2 == 0
                        ? admin.delete("/api/customers/%d".formatted(ravi))
                        : admin.post("/api/farmers/%d/transactions".formatted(ravi), Map.of("qty", 1, "rate", 1)));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 400, 404);
        boolean deleted = answers.stream().anyMatch(answer -> answer.status() == 200);
        boolean entered = answers.stream().anyMatch(answer -> answer.status() == 201);
        assertThat(deleted).isNotEqualTo(entered);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("retire a vehicle or use it, never both")
    void retireOrUse(RepetitionInfo round) {
        long ravi = vendor.newFarmer("Ravi");
        String number = "Used " + round.getCurrentRepetition();
        long vehicle = Vendor.created(admin.post("/api/vehicles", Map.of("vehicle_number", number)));

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> i % 2 == 0
                        ? admin.delete("/api/vehicles/%d".formatted(vehicle))
                        : admin.post(
                                "/api/farmers/%d/transactions".formatted(ravi),
                                Map.of("qty", 1, "rate", 1, "vehicle_id", vehicle)));

        boolean retired = answers.stream().anyMatch(answer -> answer.status() == 200);
        boolean used = answers.stream().anyMatch(answer -> answer.status() == 201);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 400, 404);
        assertThat(retired).isNotEqualTo(used);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("close a group or join it: whoever joined in time leaves it again, nobody stays behind in it")
    void closeOrJoin(RepetitionInfo round) {
        long group = vendor.newGroup("Joined " + round.getCurrentRepetition());

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> i == 0
                        ? admin.delete("/api/farmer-groups/%d".formatted(group))
                        : admin.post("/api/customers", Map.of("name", "Ravi", "groupId", group)));

        assertThat(answers.getFirst().status()).as(answers.getFirst().body()).isEqualTo(200);
        assertThat(answers.subList(1, CLERKS)).extracting(Answer::status).isSubsetOf(201, 400);
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .forEach(joined -> assertThat(admin.put("/api/farmers/%d".formatted(joined.number("id")), Map.of())
                                .json()
                                .get("group_id")
                                .isNull())
                        .isTrue());
    }

    private static void exactlyOne(int success, int refusal, IntFunction<Callable<Answer>> calls) {
        List<Answer> answers = atOnce(CLERKS, calls);

        assertThat(answers).extracting(Answer::status).containsOnly(success, refusal);
        assertThat(answers.stream().filter(answer -> answer.status() == success))
                .hasSize(1);
    }
}
