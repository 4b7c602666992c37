package marigold.garden.csv;

/// A row of the file that is left out; the others are not affected.
public final class BadRow extends RuntimeException {
    private final String column;

    /// @param column whose cell is wrong; `""` when it is the row as a whole
    public BadRow(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    public String column() {
        return column;
    }

    public String reason() {
        return getMessage();
    }
}
