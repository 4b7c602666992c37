package marigold.garden.csv;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Why a row was left out.
///
/// @param line  of the file on which the row begins
/// @param field column whose cell is wrong; absent when it is the row as a whole
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RowError(long line, String field, String reason) {}
