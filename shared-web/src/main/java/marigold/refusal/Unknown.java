package marigold.refusal;

/// There is no such thing, or it is another tenant's, which must look the same: 404.
public final class Unknown extends Refusal {
    /// @param detail for example `Farmer not found`, the text that existing front ends look for
    public Unknown(String detail) {
        super(404, "not-found", detail);
    }
}
