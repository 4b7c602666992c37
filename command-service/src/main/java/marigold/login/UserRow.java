package marigold.login;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import marigold.security.Session;

/// Someone who may sign in.
@Entity
@Table(schema = "events", name = "app_user")
class UserRow {
    @Id
    private long userId;

    private long vendorId;
    private String name;
    private String email;
    private String passwordHash;
    private String role;
    private boolean active;
    private Instant createdAt;

    protected UserRow() {}

    UserRow(Users.NewUser user, long userId, Instant createdAt) {
        this.userId = userId;
        this.vendorId = user.vendorId();
        this.name = user.name();
        this.email = user.email();
        this.passwordHash = user.passwordHash();
        this.role = user.role();
        this.active = true;
        this.createdAt = createdAt;
    }

    long userId() {
        return userId;
    }

    boolean active() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    void passwordHash(String hash) {
        passwordHash = hash;
    }

    Session session() {
        return new Session(userId, vendorId, email, role);
    }
}
