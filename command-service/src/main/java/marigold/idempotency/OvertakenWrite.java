package marigold.idempotency;

/// What an action had looked up is no longer so: it must be run again from its start.
public final class OvertakenWrite extends RuntimeException {
    public OvertakenWrite(String what) {
        super(what, null, false, false);
    }
}
