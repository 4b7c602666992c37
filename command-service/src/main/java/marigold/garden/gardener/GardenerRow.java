package marigold.garden.gardener;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/// Reserves the address of a gardener and says how he signs in.
@Entity
@Table(schema = "events", name = "gardener")
class GardenerRow {
    @Id
    private long gardenerId;

    private String email;
    private String passwordHash;
    private int passwordsGiven;
    private Instant createdAt;

    protected GardenerRow() {}

    /// @param passwordHash empty for a gardener who cannot sign in
    GardenerRow(long gardenerId, String email, Optional<String> passwordHash, Instant createdAt) {
        this.gardenerId = gardenerId;
        this.email = email;
        this.passwordHash = passwordHash.orElse(null);
        this.passwordsGiven = passwordHash.isPresent() ? 1 : 0;
        this.createdAt = createdAt;
    }

    long gardenerId() {
        return gardenerId;
    }

    String email() {
        return email;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /// How many passwords he has had: which of them a token was given for.
    int passwordsGiven() {
        return passwordsGiven;
    }

    /// Ends what was given for the password before.
    void passwordHash(String hash) {
        passwordHash = hash;
        passwordsGiven++;
    }
}
