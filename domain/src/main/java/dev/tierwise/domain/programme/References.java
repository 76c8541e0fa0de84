package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a programme is published, and which clause of it where.
 *
 * @param publications the publications, in the order in which people want to read them; each with an id of its own
 * @param bases        what clauses rest on; of a clause that is missing here nobody has said
 */
public record References(List<Reference> publications, Map<Clause, Basis> bases) {

    /** Nobody has said where anything is published. */
    public static final References NONE = new References(List.of(), Map.of());

    /** @throws IllegalArgumentException when two publications have one id, or a source is none of them */
    public References {
        publications = List.copyOf(publications);
        Map<Clause, Basis> said = new LinkedHashMap<>(bases);
        said.values().removeIf(Basis::isNone);
        bases = Collections.unmodifiableMap(said);
        Set<String> ids = new HashSet<>();
        for (Reference publication : publications) {
            if (!ids.add(publication.id())) {
                throw new InvalidValueException(Text.of(References.class, "reference.twice", publication.id()));
            }
        }
        for (Basis basis : bases.values()) {
            for (Basis.Citation source : basis.sources()) {
                if (!ids.contains(source.reference())) {
                    throw new InvalidValueException(Text.of(References.class, "reference.unknown", source.reference()));
                }
            }
        }
    }

    /** What a clause rests on. */
    public Basis of(Clause clause) {
        return bases.getOrDefault(clause, Basis.NONE);
    }

    /** The publication of an id; empty when there is none. */
    public Optional<Reference> find(String id) {
        return publications.stream()
                .filter(publication -> publication.id().equals(id))
                .findFirst();
    }
}
