package marigold.garden.plantinstance;

import java.time.LocalDate;
import java.util.Optional;
import marigold.request.JsonFields;

/// What several requests say of an instance.
final class InstanceForm {
    static final int NICKNAME_MAX = 100;
    static final int STAGE_MAX = 50;
    static final int ITEM_KEY_MAX = 200;

    /// Some pages of a diary.
    static final int NOTES_MAX = 5_000;

    private static final int LOCATION_MAX = 200;

    /// Nobody grows beyond it, and every date that is counted from it still has four digits.
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private InstanceForm() {}

    static Optional<LocalDate> startDate(JsonFields body) {
        Optional<LocalDate> date = body.optionalDate("start_date");
        if (date.isPresent() && date.get().isAfter(LATEST)) body.mistake("start_date", "must be before the year 3000");
        return date;
    }

    static Optional<String> location(JsonFields body) {
        return body.optionalText(0, LOCATION_MAX, "location_details");
    }
}
