package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows about portals that no source has listed so far. Whether they deserve a warning is known only when the last source
 * has ended, and until then there may be millions of them.
 */
final class Mentions {

    /** Takes what was kept. */
    @FunctionalInterface
    interface Visitor {
        void visit(int source, Origin at, MergedPortal portal, @Nullable Text ifListed);
    }

    private static final int CHUNK = 1 << 14;
    private final List<long[]> places = new ArrayList<>();
    private final List<MergedPortal[]> portals = new ArrayList<>();
    private final List<@Nullable Text[]> texts = new ArrayList<>();
    private final Places numbers;
    private int size;

    Mentions(Places numbers) {
        this.numbers = numbers;
    }

    /** @param ifListed the warning if a source lists the portal after all; null if the warning is that none does */
    void add(int source, Origin at, MergedPortal portal, @Nullable Text ifListed) {
        if (size == places.size() * CHUNK) {
            places.add(new long[CHUNK]);
            portals.add(new MergedPortal[CHUNK]);
            texts.add(new @Nullable Text[CHUNK]);
        }
        places.get(size / CHUNK)[size % CHUNK] = numbers.number(source, at);
        portals.get(size / CHUNK)[size % CHUNK] = portal;
        texts.get(size / CHUNK)[size % CHUNK] = ifListed;
        size++;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            Places.Place place = numbers.place(places.get(i / CHUNK)[i % CHUNK]);
            visitor.visit(
                    place.source(), place.at(), portals.get(i / CHUNK)[i % CHUNK], texts.get(i / CHUNK)[i % CHUNK]);
        }
    }
}
