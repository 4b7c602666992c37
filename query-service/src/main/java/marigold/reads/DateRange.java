package marigold.reads;

import java.time.LocalDate;

/// Business dates from one to another, both included.
///
/// @param dependsOnToday whether today filled in what the caller left out
public record DateRange(LocalDate from, LocalDate to, boolean dependsOnToday) {}
