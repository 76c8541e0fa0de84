package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programmes that follow one another: on each day one of them is in force.
 *
 * @param id       the id of the line, for instance {@code hubspot}
 * @param label    what people call it
 * @param versions the programmes, in chronological order; at least one. The first one holds as far back as anybody looks
 */
public record ProgrammeLine(String id, Label label, List<Version> versions) {

    /**
     * A programme of the line.
     *
     * @param from      the first day on which it is in force, in the partner's time zone; empty for the first one
     * @param programme its rules, which are those of no line
     */
    public record Version(Optional<LocalDate> from, Programme programme) {

        /** Whether it is in force on a day, as long as no later one is. */
        boolean hasBegun(LocalDate day) {
            return from.filter(day::isBefore).isEmpty();
        }
    }

    /**
     * @throws IllegalArgumentException when the id is malformed, there is no version, a version but the first one has no day or
     *                                  one that does not come after the one before it, or their currencies differ
     */
    public ProgrammeLine {
        Ids.checked("programme", id);
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new InvalidValueException(Text.of(ProgrammeLine.class, "line.empty"));
        }
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            if (version.from().isPresent() != i > 0) {
                throw new InvalidValueException(Text.of(
                        ProgrammeLine.class, "line.from", version.programme().id()));
            }
            if (i > 1
                    && !version.from()
                            .orElseThrow()
                            .isAfter(versions.get(i - 1).from().orElseThrow())) {
                throw new InvalidValueException(Text.of(
                        ProgrammeLine.class, "line.order", version.programme().id()));
            }
            if (!version.programme()
                    .currency()
                    .equals(versions.get(0).programme().currency())) {
                throw new InvalidValueException(Text.of(
                        ProgrammeLine.class,
                        "line.currency",
                        version.programme().id()));
            }
        }
    }

    /** The programme that is in force on a day, as one of this line. */
    public Programme on(LocalDate day) {
        Programme programme = versions.get(0).programme();
        for (Version version : versions) {
            programme = version.hasBegun(day) ? version.programme() : programme;
        }
        return programme.of(this);
    }

    /** The tiers of all versions, lowest first: of two versions that have a tier, that of the later one. */
    List<Tier> tiers() {
        List<Tier> all = new ArrayList<>();
        for (Version version : versions) {
            int place = 0;
            for (Tier tier : version.programme().tiers()) {
                int known = all.stream().map(Tier::id).toList().indexOf(tier.id());
                if (known < 0) {
                    all.add(place, tier);
                } else {
                    all.set(known, tier);
                    place = known;
                }
                place++;
            }
        }
        return all;
    }

    /**
     * A programme of the line and the one that follows it or, where none does, the one before it and the programme: each alone.
     *
     * @param programme one of the line's
     */
    public List<Programme> around(Programme programme) {
        List<Programme> all = versions.stream().map(Version::programme).toList();
        int place = Math.min(all.indexOf(programme.alone()), all.size() - 2);
        return place < 0 ? all : all.subList(place, place + 2);
    }
}
