package marigold.market.farmeraccount;

/// How an account is named in the event store.
final class Accounts {
    static final String TYPE = "farmer-account";

    private Accounts() {}

    static String id(long farmerId) {
        return TYPE + "-" + farmerId;
    }
}
