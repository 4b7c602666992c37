package marigold.reads;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marigold.projection.ReadModel;
import marigold.projection.ReadModels;
import org.springframework.stereotype.Component;

/// What an answer's `ETag` and its place in the cache are made of. Costs no statement.
@Component
final class Validators {
    private final ReadModels readModels;
    private final Map<String, Integer> versions;

    Validators(ReadModels readModels, List<ReadModel<?>> declared) {
        this.readModels = readModels;
        this.versions = declared.stream().collect(Collectors.toUnmodifiableMap(ReadModel::name, ReadModel::version));
    }

    /// Versions and watermarks, and what else makes another answer of the same rows. Watermarks are positions
    /// of the tenant's own events, so two tenants never have the same one but 0, which is the empty answer.
    String of(List<String> models, long tenant, Query query) {
        StringBuilder validator = new StringBuilder();
        for (String model : models) {
            if (!validator.isEmpty()) validator.append('.');
            validator
                    .append(readModels.edition(model, versions.get(model)))
                    .append('-')
                    .append(readModels.watermark(model, tenant));
        }
        query.dates()
                .filter(DateRange::dependsOnToday)
                .ifPresent(range ->
                        validator.append('-').append(range.from()).append('-').append(range.to()));
        if (!query.medium().edition().isEmpty())
            validator.append('-').append(query.medium().edition());
        return validator.toString();
    }
}
