package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marigold.command.Actor;
import marigold.idempotency.OvertakenWrite;
import marigold.idempotency.Precondition;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.idempotency.Written;
import marigold.ids.Ids;
import marigold.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("A unit of writing")
class WriteUnitTest extends CommandServiceTest {
    @Autowired
    private Writes writes;

    @Autowired
    private Ids ids;

    @Test
    @DisplayName("is run again when another request was faster, and leaves nothing of the earlier tries")
    void runAgain() {
        List<Long> tries = new ArrayList<>();

        Written written = writes.run(request(), () -> {
            long id = ids.next(Ids.Of.ENTRY);
            tries.add(id);
            jdbc.sql("insert into events.vendor (vendor_id, time_zone, default_commission_basis_points,"
                            + " settlement_base, deduct_paid, allow_advance_overdraw) values (?, 'UTC', 1200,"
                            + " 'GROSS', true, false)")
                    .param(1_000_000 + id)
                    .update();
            if (tries.size() < 3) throw new OvertakenWrite("Faster.");
            return marigold.idempotency.Answer.message("done");
        });

        assertThat(written.status()).isEqualTo(200);
        assertThat(tries).hasSize(3);
        assertThat(jdbc.sql("select vendor_id - 1000000 from events.vendor where vendor_id > 1000000")
                        .query(Long.class)
                        .list())
                .containsExactly(tries.getLast());
    }

    @Test
    @DisplayName("gives up after five tries, says so and when to come back")
    void givesUp() {
        int[] tries = new int[1];

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> writes.run(request(), () -> {
                    tries[0]++;
                    throw new OvertakenWrite("Faster.");
                }));

        assertThat(tries[0]).isEqualTo(5);
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("conflict");
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    @DisplayName("marks its events with the user, the request and the time that its answer shows")
    void stamped() {
        Vendor vendor = newVendor();

        Answer opened = vendor.admin()
                .with("X-Request-ID", "request-of-this-test")
                .post("/api/farmer-groups", Map.of("name", "KMP"));

        Map<String, Object> event = jdbc.sql("""
            select metadata ->> 'userId' as user_id, global_index
              from events.event
             where metadata ->> 'requestId' = 'request-of-this-test'
            """).query().singleRow();
        assertThat(event.get("user_id"))
                .isEqualTo(jdbc.sql("select user_id::text from events.app_user where vendor_id = ?")
                        .param(vendor.id())
                        .query(String.class)
                        .single());
        assertThat(event.get("global_index").toString())
                .isEqualTo(opened.header("Consistency-Token").orElseThrow());
        assertThat(jdbc.sql("select occurred_at = ?::timestamptz from events.event where global_index = ?")
                        .params(Instant.parse(opened.text("created_at")).toString(), event.get("global_index"))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static WriteRequest request() {
        return new WriteRequest(Actor.PLATFORM, Optional.empty(), "POST", "/test", Precondition.NONE, new byte[0]);
    }
}
