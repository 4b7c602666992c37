package marigold.idempotency;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/// The answer to the first request with a key.
@Entity
@Table(schema = "events", name = "stored_answer")
@IdClass(StoredAnswer.Key.class)
class StoredAnswer {
    /// @param vendorId keys of different tenants never meet
    record Key(long vendorId, long userId, String idempotencyKey) {}

    @Id
    private long vendorId;

    @Id
    private long userId;

    @Id
    private String idempotencyKey;

    private byte[] fingerprint;
    private int status;
    private String contentType;
    private byte[] body;
    private Long position;
    private Instant createdAt;

    protected StoredAnswer() {}

    StoredAnswer(
            Key key,
            byte[] fingerprint,
            int status,
            String contentType,
            byte[] body,
            Long position,
            Instant createdAt) {
        this.vendorId = key.vendorId();
        this.userId = key.userId();
        this.idempotencyKey = key.idempotencyKey();
        this.fingerprint = fingerprint;
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.position = position;
        this.createdAt = createdAt;
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    Long position() {
        return position;
    }
}
