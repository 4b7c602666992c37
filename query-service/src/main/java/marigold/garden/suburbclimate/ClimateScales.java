package marigold.garden.suburbclimate;

/// What indices mean, in words (spec 2.2).
final class ClimateScales {
    private ClimateScales() {}

    static String uv(int indexHundredths) {
        if (indexHundredths < 3_00) return "Low";
        if (indexHundredths < 6_00) return "Moderate";
        if (indexHundredths < 8_00) return "High";
        return indexHundredths < 11_00 ? "Very High" : "Extreme";
    }

    static String uvProtectionRequired(int indexHundredths) {
        return indexHundredths >= 3_00 ? "Yes" : "No";
    }

    static String airQuality(int index) {
        if (index <= 50) return "Good";
        if (index <= 100) return "Moderate";
        if (index <= 150) return "Unhealthy for Sensitive Groups";
        if (index <= 200) return "Unhealthy";
        return index <= 300 ? "Very Unhealthy" : "Hazardous";
    }
}
