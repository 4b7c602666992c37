package marigold.garden.impact;

/// What the gardener grows plants for.
public enum Goal {
    EDIBLE,
    ORNAMENTAL,
    MIXED;

    /// Any other word is no preference, which is `mixed`.
    public static Goal of(String word) {
        return switch (word) {
            case "edible" -> EDIBLE;
            case "ornamental" -> ORNAMENTAL;
            default -> MIXED;
        };
    }
}
