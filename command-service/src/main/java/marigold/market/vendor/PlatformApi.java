package marigold.market.vendor;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import marigold.command.Commands;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.login.Passwords;
import marigold.login.Users;
import marigold.login.Users.NewUser;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What the platform's admin does: vendors and the people who work for them.
@RestController
final class PlatformApi {
    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Users users;
    private final Passwords passwords;
    private final Vendors vendors;
    private final EntityManager entities;

    PlatformApi(
            Writes writes,
            Commands commands,
            Ids ids,
            Users users,
            Passwords passwords,
            Vendors vendors,
            EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.users = users;
        this.passwords = passwords;
        this.vendors = vendors;
        this.entities = entities;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record NewVendor(long vendorId, String vendorName, String adminEmail) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AddedUser(long userId, String name, String email, String role, long vendorId) {}

    @PostMapping("/api/admin/create-vendor")
    ResponseEntity<byte[]> createVendor(WriteRequest request) {
        JsonFields body = request.object();
        String name = body.text(2, 100, "vendor_name");
        String owner = body.text(2, 100, "owner_name");
        String typedEmail = body.text(5, 120, "email");
        String password = body.secret(Passwords.LENGTH_MIN, Passwords.LENGTH_MAX, "password");
        body.doneStrictly();
        String email = Users.email(typedEmail);
        String passwordHash = passwords.hash(password);
        return writes.run(request, () -> {
                    users.requireFree(email);
                    long vendorId = ids.next(Ids.Of.VENDOR);
                    VendorSettings settings = VendorSettings.initial(name, owner);
                    commands.send(new RegisterVendor(vendorId, email, settings));
                    entities.persist(new VendorRow(vendorId, settings));
                    add(new NewUser(vendorId, owner, email, passwordHash, Session.VENDOR_ADMIN));
                    return Answer.ok(new NewVendor(vendorId, name, email));
                })
                // Echoed as the predecessor does, from this very request: a stored answer holds no password.
                .with("admin_password", password)
                .answer();
    }

    @PostMapping("/api/admin/create-user-for-vendor")
    ResponseEntity<byte[]> createUser(WriteRequest request) {
        JsonFields body = request.object();
        long vendorId = body.id("vendor_id");
        String name = body.text(2, 100, "name");
        String typedEmail = body.text(5, 120, "email");
        String password = body.secret(Passwords.LENGTH_MIN, Passwords.LENGTH_MAX, "password");
        String role = role(body);
        body.doneStrictly();
        String email = Users.email(typedEmail);
        String passwordHash = passwords.hash(password);
        return writes.run(request, () -> {
                    vendors.row(vendorId);
                    users.requireFree(email);
                    long userId = add(new NewUser(vendorId, name, email, passwordHash, role));
                    return Answer.ok(new AddedUser(userId, name, email, role, vendorId));
                })
                .answer();
    }

    @PostMapping("/api/admin/change-vendor-password")
    ResponseEntity<byte[]> resetPassword(WriteRequest request) {
        JsonFields body = request.object();
        long vendorId = body.id("vendor_id");
        String password = body.secret(Passwords.LENGTH_MIN, Passwords.LENGTH_MAX, "new_password");
        body.doneStrictly();
        String passwordHash = passwords.hash(password);
        return writes.run(request, () -> {
                    vendors.row(vendorId);
                    long userId = users.resetFirstAdmin(vendorId, passwordHash)
                            .orElseThrow(() -> new Unknown("Admin user for vendor not found"));
                    commands.send(new ResetVendorUserPassword(vendorId, userId));
                    return Answer.message("Vendor password changed successfully");
                })
                .answer();
    }

    private long add(NewUser user) {
        long userId = ids.next(Ids.Of.USER);
        commands.send(new AddVendorUser(user.vendorId(), userId, user.name(), user.email(), user.role()));
        users.add(user, userId);
        return userId;
    }

    /// The predecessor's screens send `User` and mean an admin.
    private static String role(JsonFields body) {
        Optional<String> role =
                body.optionalText(0, 50, "role").filter(asked -> !asked.isEmpty() && !asked.equals("User"));
        if (role.isEmpty() || role.get().equals(Session.VENDOR_ADMIN)) return Session.VENDOR_ADMIN;
        if (!role.get().equals(Session.STAFF)) body.mistake("role", "must be vendor_admin or staff");
        return Session.STAFF;
    }
}
