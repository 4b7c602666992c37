package marigold.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalLong;

/// A row's cells, one after the other, in the order in which the statement selects them. For rows of which an
/// answer has many: looking columns up by their names was a fifth of the time of a long report (JFR).
public final class Cells {
    private final ResultSet row;
    private int place;

    private Cells(ResultSet row) {
        this.row = row;
    }

    /// From the row's first cell on.
    public static Cells of(ResultSet row) {
        return new Cells(row);
    }

    public String text() throws SQLException {
        return row.getString(++place);
    }

    /// 0 where the cell is null, as it is behind an outer join.
    public long number() throws SQLException {
        return row.getLong(++place);
    }

    public OptionalLong optionalNumber() throws SQLException {
        long value = number();
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public int integer() throws SQLException {
        return row.getInt(++place);
    }

    public LocalDate date() throws SQLException {
        return row.getObject(++place, LocalDate.class);
    }
}
