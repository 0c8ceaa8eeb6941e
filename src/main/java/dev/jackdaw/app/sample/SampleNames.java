package dev.jackdaw.app.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The words that the sample is made of.
final class SampleNames {
    static final List<String> INDUSTRIES =
            List.of("Software", "Healthcare", "Finance", "Retail", "Manufacturing", "Education", "Media", "Logistics");
    static final List<String> SIZES = List.of("1-10", "11-50", "51-200", "201-1000", "1000+");
    static final List<String> COUNTRIES = List.of(
            "United States",
            "United Kingdom",
            "Germany",
            "France",
            "Canada",
            "Australia",
            "Netherlands",
            "India",
            "Brazil",
            "Japan");
    static final List<String> SOURCES = List.of("organic", "paid_search", "referral", "partner", "outbound", "event");
    static final List<String> REASONS =
            List.of("price", "missing_features", "competitor", "no_longer_needed", "poor_support");
    static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent");
    static final List<String> CATEGORIES = List.of("billing", "bug", "how_to", "integration", "feature_request");

    private static final List<String> FIRST = List.of(
            "Amber", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper", "Kestrel",
            "Lumen", "Maple", "Nimbus", "Onyx", "Pine", "Quartz", "River", "Sable", "Tundra", "Umber", "Velvet",
            "Willow", "Zephyr");
    private static final List<String> SECOND = List.of(
            "Analytics",
            "Foods",
            "Health",
            "Logistics",
            "Media",
            "Motors",
            "Partners",
            "Robotics",
            "Studios",
            "Supply",
            "Systems",
            "Textiles",
            "Travel",
            "Works");
    private static final List<String> LAST = List.of("Inc", "GmbH", "Ltd", "Group", "Labs", "Co");

    private final Set<String> taken = new HashSet<>();

    String company(int id, Random random) {
        var name = pick(FIRST, random) + " " + pick(SECOND, random) + " " + pick(LAST, random);
        return taken.add(name) ? name : name + " " + id;
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
