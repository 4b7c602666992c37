package marigold.login;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import marigold.command.WriteUnit;
import marigold.refusal.Refusal;
import marigold.security.Session;
import org.springframework.stereotype.Component;

/// The people who may sign in. An e-mail address belongs to one of them, whatever its case and over all
/// vendors.
@Component
public final class Users {
    /// The predecessor's `x@y.z`.
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final UserRows rows;
    private final EntityManager entities;

    Users(UserRows rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    /// @param email as [#email] returns it
    public record NewUser(long vendorId, String name, String email, String passwordHash, String role) {}

    static final class NotAnEmail extends Refusal {
        NotAnEmail() {
            super(400, "invalid-email", "Invalid email address");
        }
    }

    public static boolean isEmail(String typed) {
        return EMAIL.matcher(typed).matches();
    }

    /// The form in which an address is compared and kept; throws [NotAnEmail].
    public static String email(String typed) {
        if (!isEmail(typed)) throw new NotAnEmail();
        return typed.toLowerCase(Locale.ROOT);
    }

    /// Throws [EmailTaken] when the address has an owner.
    public void requireFree(String email) {
        if (rows.existsByEmail(email)) throw new EmailTaken();
    }

    /// Lets the user sign in from the commit of the current unit on.
    public void add(NewUser user, long userId) {
        entities.persist(new UserRow(user, userId, WriteUnit.now()));
    }

    /// The id of the vendor's first admin, who now has another password; empty when there is none.
    public Optional<Long> resetFirstAdmin(long vendorId, String passwordHash) {
        Optional<UserRow> admin = rows.findFirstByVendorIdAndRoleOrderByUserId(vendorId, Session.VENDOR_ADMIN);
        admin.ifPresent(user -> user.passwordHash(passwordHash));
        return admin.map(UserRow::userId);
    }
}
