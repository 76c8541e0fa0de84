package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.spi.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one portal's facts rest on; kept only where somebody asks for it. */
final class PortalNotes {

    private final Set<PortalUser> people = new LinkedHashSet<>();
    private final Map<String, LocalDate> usedOn = new TreeMap<>();
    private final Map<String, Provenance> provenance = new LinkedHashMap<>();
    private @Nullable Origin row;

    /** What the source says from here on stands in this row or record. */
    void readFrom(Origin at) {
        row = at;
    }

    void person(PortalUser user) {
        people.add(user);
    }

    void used(String app, LocalDate day) {
        usedOn.merge(app, day, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Notes where a fact was found: at a place of its own, or in the row that the source is at. */
    void found(String portal, String fact, String source, @Nullable Origin at) {
        Origin place = at == null ? row : at;
        provenance.put(fact, new Provenance(portal, fact, source, place == null ? "" : evidence(place)));
    }

    /** A place in a source, in a form that does not name the source. */
    static String evidence(Origin at) {
        if (at instanceof Origin.InFile file) {
            return file.file() + ":" + file.line();
        }
        return at instanceof Origin.OfAnswer answer
                ? "record/" + answer.record() + ", " + answer.request()
                : "record/" + ((Origin.OfRecord) at).id();
    }

    List<PortalUser> people() {
        return new ArrayList<>(people);
    }

    Map<String, LocalDate> usedOn() {
        return usedOn;
    }

    List<Provenance> provenance() {
        return new ArrayList<>(provenance.values());
    }
}
