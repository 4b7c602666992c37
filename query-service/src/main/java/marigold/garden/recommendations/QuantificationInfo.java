package marigold.garden.recommendations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the figures of an impact come about, for those who read them.
record QuantificationInfo(
        String frameworkVersion,
        String methodology,
        String description,
        Map<String, Metric> metrics,
        List<String> factorsConsidered,
        Map<String, String> confidenceLevels,
        List<String> limitations,
        List<String> calibrationNotes) {

    record Metric(String description, String unit, String range, String calculation) {}

    static QuantificationInfo current() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put(
                "cooling_effect",
                new Metric(
                        "How much cooler it is beside one plant",
                        "degrees Celsius",
                        "0.1 to 1.5",
                        "Leaf area, canopy, transpiration, sun and season on a scale of 0 to 100, times the heat of the"
                                + " suburb; 0.015 degrees a point"));
        metrics.put(
                "air_quality",
                new Metric(
                        "How much one plant helps the air around it",
                        "points",
                        "0 to 15",
                        "Leaf area, how rough the plant's shape is, fragrance and sun"));
        metrics.put(
                "co2_absorption",
                new Metric(
                        "Carbon dioxide taken up by all plants",
                        "grams a year",
                        "from 0",
                        "A rate for the category, times canopy, growth and sun"));
        metrics.put(
                "water_cycling",
                new Metric(
                        "Water that passes through the leaves of all plants",
                        "litres a week",
                        "from 0",
                        "Transpiration, canopy and sun"));
        metrics.put(
                "pollinator_support",
                new Metric(
                        "What insects find on the plant",
                        "word",
                        "Minimal, Low, Medium, High",
                        "Flowers, fragrance, what the catalogue says of visitors, native plants"));
        metrics.put(
                "edible_yield",
                new Metric(
                        "Harvest of all plants, of herbs and vegetables",
                        "grams a week",
                        "from 0",
                        "A rate for the category, times growth, sun and canopy"));
        metrics.put(
                "maintenance_time",
                new Metric(
                        "Work with one plant",
                        "minutes a week",
                        "6 to 19",
                        "Eight minutes, less for hardy plants, more for demanding ones and for pruning"));
        metrics.put(
                "water_requirement",
                new Metric(
                        "Water that all plants ask for",
                        "litres a week",
                        "from 0",
                        "Three litres, less for drought-hardy plants, more for thirsty ones and in the wind"));
        return new QuantificationInfo(
                "2",
                "Figures for one plant, from what the catalogue says of it and what the gardener says of his place",
                "Estimates what growing a plant does for its surroundings, and what it asks for.",
                metrics,
                List.of(
                        "category, kind, characteristics, position, spacing and days to maturity of the plant",
                        "sun, wind, purpose and time of sowing of the gardener",
                        "heat class of the suburb; Moderate where it is unknown",
                        "number of plants, for what adds up"),
                byConfidence(),
                List.of(
                        "The figures are estimates from rules, not measurements.",
                        "A place of its own kind can differ much from what its sun and wind say.",
                        "What a whole suburb would gain assumes that the same is grown everywhere."),
                List.of(
                        "The same question always has the same answer.",
                        "The scale of cooling begins with plants of about one square metre of leaves: a plant with a"
                                + " spacing of 30 cm has the least value, 0.1 degrees.",
                        "The heat class Extreme counts as Very High, and Cool as Low.",
                        "Suitability adds up parts that are all best at 1, by weights of the goal that add up to 1."));
    }

    private static Map<String, String> byConfidence() {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("high", "85 to 100 %: the catalogue says all that the figures need");
        levels.put("medium", "70 to 84 %: one thing is missing");
        levels.put("low", "50 to 69 %: more is missing, and usual values stand in");
        return levels;
    }
}
