package dev.tierwise.domain.portfolio;

import java.util.List;

/** What is known about the partner's certifications. */
public sealed interface Certifications {

    /** Nobody knows which certifications the partner has. */
    Certifications UNKNOWN = new Unknown();

    record Unknown() implements Certifications {}

    /**
     * The certifications are known.
     *
     * @param list every certification the partner was ever awarded, in any order
     */
    record Known(List<Certification> list) implements Certifications {
        public Known {
            list = List.copyOf(list);
        }
    }
}
