package marigold.refusal;

/// One thing wrong with one field of a request.
///
/// @param field   as the caller wrote it, with its place in an array: `[2].qty`
/// @param message what is wrong, for a person
public record FieldMistake(String field, String message) {}
