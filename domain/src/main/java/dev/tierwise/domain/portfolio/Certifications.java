package dev.tierwise.domain.portfolio;

import java.util.List;

/**
 * What is known about the partner's certifications.
 *
 * @param list     those that are known, in any order
 * @param complete whether there are no others
 */
public record Certifications(List<Certification> list, boolean complete) {

    /** Nobody knows which certifications the partner has. */
    public static final Certifications UNKNOWN = new Certifications(List.of(), false);

    public Certifications {
        list = List.copyOf(list);
    }
}
