package marigold.garden.recommendations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A second implementation of spec 5.3 to 5.6, written from its tables and sharing nothing with the product:
/// decimals in place of whole numbers, words in place of types, and an answer that is built by striking out.
final class Reference {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> LIGHT = List.of("bright_shade", "part_sun", "full_sun");

    private final JsonNode site;
    private final JsonNode tastes;
    private final String month;
    private final Map<Long, BigDecimal> rounded = new HashMap<>();

    Reference(JsonNode preferences, String month) {
        this.site = preferences.path("site");
        this.tastes = preferences.path("preferences");
        this.month = month;
    }

    /// A plant of the catalogue.
    ///
    /// @param months sowing months in the zone that is asked for
    record Plant(
            long id,
            String name,
            String scientificName,
            String category,
            List<String> months,
            List<String> light,
            boolean indoorOk,
            boolean containerOk,
            boolean edible,
            boolean fragrant,
            boolean pollinators,
            BigDecimal maintainability,
            Integer days,
            String habit,
            Set<String> colours) {}

    record Line(long id, BigDecimal score) {}

    record Found(List<Line> lines, boolean monthsBeside, boolean otherSun, boolean tooFew) {}

    Found find(List<Plant> catalogue, int n) {
        List<Plant> now = new ArrayList<>();
        List<Plant> around = new ArrayList<>();
        List<Plant> anySun = new ArrayList<>();
        for (Plant plant : catalogue) {
            if (wrongPurpose(plant) || wrongRoom(plant) || wrongContainer(plant)) continue;
            boolean sown = plant.months().contains(month);
            boolean beside =
                    plant.months().contains(turned(1)) || plant.months().contains(turned(11));
            if (!sown && !beside) continue;
            anySun.add(plant);
            if (light(plant) > 1) continue;
            around.add(plant);
            if (sown) now.add(plant);
        }
        List<Plant> pool = now;
        boolean monthsBeside = false;
        boolean otherSun = false;
        if (pool.size() < n) {
            monthsBeside = around.size() > pool.size();
            pool = around;
            if (pool.size() < n) {
                otherSun = anySun.size() > pool.size();
                pool = anySun;
            }
        }
        List<Line> lines = choose(pool, n);
        return new Found(lines, monthsBeside, otherSun, lines.size() < n);
    }

    private List<Line> choose(List<Plant> pool, int n) {
        List<Plant> left = new ArrayList<>(pool);
        List<Plant> ranked = new ArrayList<>();
        while (!left.isEmpty()) {
            Plant best = left.getFirst();
            for (Plant other : left) if (isBefore(other, best)) best = other;
            ranked.add(best);
            String species = species(best);
            left.removeIf(other -> species(other).equals(species));
        }
        Map<String, Integer> taken = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        List<Line> skipped = new ArrayList<>();
        for (Plant plant : ranked) {
            Line line = new Line(plant.id(), score(plant).setScale(1, RoundingMode.HALF_UP));
            int before = taken.getOrDefault(plant.category(), 0);
            if (before == 2) {
                skipped.add(line);
            } else {
                taken.put(plant.category(), before + 1);
                lines.add(line);
            }
        }
        while (lines.size() < n && !skipped.isEmpty()) lines.add(skipped.removeFirst());
        return lines.size() > n ? lines.subList(0, n) : lines;
    }

    private boolean isBefore(Plant one, Plant other) {
        int byScore = rounded(one).compareTo(rounded(other));
        if (byScore != 0) return byScore > 0;
        int days = Integer.compare(daysOrMost(one), daysOrMost(other));
        if (days != 0) return days < 0;
        int name = one.name().toLowerCase(Locale.ROOT).compareTo(other.name().toLowerCase(Locale.ROOT));
        return name != 0 ? name < 0 : one.id() < other.id();
    }

    private BigDecimal rounded(Plant plant) {
        return rounded.computeIfAbsent(plant.id(), _ -> score(plant).setScale(3, RoundingMode.HALF_UP));
    }

    private static int daysOrMost(Plant plant) {
        return plant.days() == null ? 1_000_000_000 : plant.days();
    }

    private static String species(Plant plant) {
        String species = letters(plant.scientificName());
        return species.isEmpty() || species.equals("unknown") ? letters(plant.name()) : species;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') letters.append(letter);
        }
        return letters.toString();
    }

    private String turned(int months) {
        return MONTHS.get((MONTHS.indexOf(month) + months) % 12);
    }

    private boolean wrongPurpose(Plant plant) {
        String goal = text(tastes, "goal", "mixed");
        return goal.equals("edible") && !plant.edible() || goal.equals("ornamental") && plant.edible();
    }

    private boolean wrongRoom(Plant plant) {
        return isIndoors() && !plant.indoorOk();
    }

    private boolean wrongContainer(Plant plant) {
        return flag(site, "containers") && !plant.containerOk();
    }

    private boolean isIndoors() {
        return text(site, "location_type", "balcony").equals("indoors");
    }

    /// The distance of the light, -1 when one of the two is unknown.
    private int light(Plant plant) {
        int here = LIGHT.indexOf(text(site, "sun_exposure", "part_sun"));
        if (here < 0 || plant.light().isEmpty()) return -1;
        int nearest = 9;
        for (String level : plant.light()) nearest = Math.min(nearest, Math.abs(LIGHT.indexOf(level) - here));
        return nearest;
    }

    BigDecimal score(Plant plant) {
        Map<String, String> weights = new LinkedHashMap<>();
        weights.put("season", "0.25");
        weights.put("sun", "0.20");
        weights.put("maintainability", "0.15");
        weights.put("time", "0.10");
        weights.put("site", "0.10");
        weights.put("preferences", "0.12");
        weights.put("eco", "0.05");
        BigDecimal base = BigDecimal.ZERO;
        for (var weight : weights.entrySet()) {
            base = base.add(new BigDecimal(weight.getValue()).multiply(value(weight.getKey(), plant)));
        }
        boolean shaken = text(site, "wind_exposure", "moderate").equals("windy")
                && List.of("climber", "upright", "vine").contains(plant.habit());
        return base.multiply(new BigDecimal("100")).multiply(new BigDecimal(shaken ? "0.955" : "1"));
    }

    private BigDecimal value(String factor, Plant plant) {
        return switch (factor) {
            case "season" -> new BigDecimal(plant.months().contains(month) ? "1" : "0.7");
            case "sun" -> new BigDecimal(List.of("0.5", "1", "0.7", "0.3").get(light(plant) + 1));
            case "maintainability" ->
                switch (text(tastes, "maintainability", "low")) {
                    case "medium" -> plant.maintainability().add(BigDecimal.ONE).divide(BigDecimal.TWO);
                    case "high" ->
                        plant.maintainability().multiply(new BigDecimal("0.3")).add(new BigDecimal("0.7"));
                    default -> plant.maintainability();
                };
            case "time" -> time(plant.days(), text(tastes, "time_to_results", "quick"));
            case "site" -> {
                BigDecimal fit = BigDecimal.ZERO;
                if (isIndoors() && plant.indoorOk()) fit = fit.add(new BigDecimal("0.2"));
                if (flag(site, "containers") && plant.containerOk()) fit = fit.add(new BigDecimal("0.2"));
                boolean low = List.of("dwarf", "compact", "groundcover").contains(plant.habit());
                yield low && isSmall() ? fit.add(new BigDecimal("0.15")) : fit;
            }
            case "preferences" -> {
                BigDecimal fit = BigDecimal.ZERO;
                if (!isEmpty("edible_types") && plant.edible()) fit = fit.add(new BigDecimal("0.2"));
                if (!isEmpty("ornamental_types") && plant.category().equals("flower"))
                    fit = fit.add(new BigDecimal("0.2"));
                if (likesColour(plant)) fit = fit.add(new BigDecimal("0.15"));
                yield flag(tastes, "fragrant") && plant.fragrant() ? fit.add(new BigDecimal("0.15")) : fit;
            }
            default -> new BigDecimal(plant.pollinators() ? "0.15" : "0");
        };
    }

    private static BigDecimal time(Integer days, String pace) {
        if (days == null) return new BigDecimal("0.6");
        int[] bounds = switch (pace) {
            case "quick" -> new int[] {45, 75, 105};
            case "standard", "patient" -> new int[] {60, 120, 180};
            default -> new int[] {60, 120, Integer.MAX_VALUE};
        };
        String[] values = switch (pace) {
            case "quick" -> new String[] {"1", "0.8", "0.5", "0.2"};
            case "standard" -> new String[] {"0.9", "1", "0.7", "0.4"};
            case "patient" -> new String[] {"0.6", "0.8", "1", "0.9"};
            default -> new String[] {"1", "0.8", "0.6", ""};
        };
        int band = 0;
        while (band < 3 && days > bounds[band]) band++;
        return new BigDecimal(values[band]);
    }

    private boolean isSmall() {
        JsonNode area = site.path("area_m2");
        if (area.isMissingNode() || area.asDecimal().compareTo(new BigDecimal("3")) < 0) return true;
        JsonNode sizes = site.path("container_sizes");
        for (JsonNode size : sizes) {
            if (!size.asString().equals("small") && !size.asString().equals("medium")) return false;
        }
        return true;
    }

    private boolean isEmpty(String list) {
        JsonNode given = tastes.path(list);
        return !given.isMissingNode() && given.isEmpty();
    }

    private boolean likesColour(Plant plant) {
        JsonNode colours = tastes.path("colors");
        if (colours.isMissingNode())
            return plant.colours().contains("purple") || plant.colours().contains("white");
        for (JsonNode colour : colours) if (plant.colours().contains(colour.asString())) return true;
        return false;
    }

    private static boolean flag(JsonNode fields, String name) {
        return fields.path(name).asBoolean(true);
    }

    private static String text(JsonNode fields, String name, String byDefault) {
        return fields.path(name).asString(byDefault);
    }
}
