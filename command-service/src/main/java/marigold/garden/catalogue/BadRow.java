package marigold.garden.catalogue;

/// A row of the file that is left out; the others are not affected.
final class BadRow extends RuntimeException {
    private final String column;

    /// @param column whose cell is wrong; `""` when it is the row as a whole
    BadRow(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    String column() {
        return column;
    }

    String reason() {
        return getMessage();
    }
}
