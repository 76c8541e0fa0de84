package dev.tierwise.programmes;

import dev.tierwise.domain.programme.Label;
import dev.tierwise.files.ResourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A programme without the figures that its tiers require, which HubSpot publishes but Tierwise does not have: a file to
 * fill in. Until then reading it complains about each figure that is missing.
 */
public enum ProgrammeTemplate {
    POINTS_2026("hubspot-points-2026", "15 January 2026", "15. Januar 2026"),
    POINTS_2025("hubspot-points-2025", "15 July 2025", "15. Juli 2025"),
    POINTS_2024("hubspot-points-2024", "27 February 2024", "27. Februar 2024"),
    POINTS_2022("hubspot-points-2022", "18 July 2022", "18. Juli 2022");

    private final String id;
    private final String since;
    private final String seit;

    ProgrammeTemplate(String id, String since, String seit) {
        this.id = id;
        this.since = since;
        this.seit = seit;
    }

    /** The template of an id; empty when there is none. */
    public static Optional<ProgrammeTemplate> find(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst();
    }

    /** The ids of all templates, the latest rules first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ProgrammeTemplate::id).toList();
    }

    /** The id, also of the programme that the file describes. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public Label label() {
        return new Label(
                "HubSpot Solutions Partner Program, points from " + since,
                "HubSpot Solutions Partner Program, Punkte ab dem " + seit);
    }

    /** A file of cases with the examples that HubSpot publishes, to test the rules with, in a language. */
    public String cases(Locale language) {
        return ResourceText.of(ProgrammeTemplate.class, id + ".cases", language);
    }

    /** The file, with comments in a language. */
    public String text(Locale language) {
        return ResourceText.of(ProgrammeTemplate.class, id, language);
    }
}
