package marigold.analysts;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import marigold.analysts.AnalystLogins.Added;
import marigold.analysts.AnalystLogins.Login;
import marigold.operations.OperatorActions;
import marigold.operations.OperatorActions.Asked;
import marigold.reads.Exchange;
import marigold.refusal.Unknown;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What operators do about analysts' logins. A login is of some vendors, or of all; a password is told once.
@RestController
final class AnalystsApi {
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(64);
    private static final int REASON_MAX = 500;
    private static final int VENDORS_MAX = 1_000;

    /// PostgreSQL keeps `pg_` for itself.
    private static final Pattern NAME = Pattern.compile("(?!pg_)[a-z][a-z0-9_]{0,40}");

    private final AnalystLogins logins;
    private final OperatorActions actions;

    AnalystsApi(AnalystLogins logins, OperatorActions actions) {
        this.logins = logins;
        this.actions = actions;
    }

    @GetMapping("/ops/v1/analysts")
    ResponseEntity<List<Login>> list() {
        return fresh(HttpStatus.OK, logins.all());
    }

    @PostMapping("/ops/v1/analysts")
    ResponseEntity<Added> add(Exchange exchange, Principal operator) throws IOException {
        JsonFields body = JsonBody.object(exchange.body(BODY_MAX));
        String name = body.text(1, 41, "name");
        if (!NAME.matcher(name).matches()) {
            body.mistake("name", "must be small letters, digits and underscores, beginning with a letter");
        }
        boolean all = body.optionalFlag("allVendors").orElse(false);
        List<Long> vendors = all ? List.of() : body.numbers(VENDORS_MAX, "vendors");
        if (all && body.has("vendors")) body.mistake("vendors", "must be absent when it is all of them");
        if (!all && vendors.isEmpty()) body.mistake("vendors", "must name at least one");
        List<Long> unknown = logins.unknown(vendors);
        if (!unknown.isEmpty()) body.mistake("vendors", "there is no vendor %d".formatted(unknown.getFirst()));
        String reason = body.text(1, REASON_MAX, "reason");
        body.doneStrictly();
        Asked asked = new Asked(operator.getName(), "analyst-add", name, reason);
        return fresh(HttpStatus.CREATED, actions.logged(asked, logins::all, () -> logins.add(name, vendors)));
    }

    @PostMapping("/ops/v1/analysts/{name}/remove")
    ResponseEntity<List<Login>> remove(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        JsonFields body = JsonBody.object(exchange.body(BODY_MAX));
        String reason = body.text(1, REASON_MAX, "reason");
        body.doneStrictly();
        Asked asked = new Asked(operator.getName(), "analyst-remove", name, reason);
        return actions.logged(asked, logins::all, () -> {
            if (!logins.remove(name)) throw new Unknown("There is no analyst " + name);
            return fresh(HttpStatus.OK, logins.all());
        });
    }

    private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
