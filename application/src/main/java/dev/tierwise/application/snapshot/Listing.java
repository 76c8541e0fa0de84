package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the portals that sources list, and the rows that are about portals, fit together: a row that is about no portal is ignored
 * with a warning, but an id that is written in two ways, and a file of which no row fits, would settle a wrong answer. Not thread safe.
 */
final class Listing {

    /** A file with rows about portals. */
    private static final class RowFile {

        private final int source;
        private final Origin.InFile first;
        private final String firstId;
        private boolean fits;
        private boolean refused;

        RowFile(int source, Origin.InFile first, String firstId) {
            this.source = source;
            this.first = first;
            this.firstId = firstId;
        }
    }

    private static final int NONE = -1;

    private final PortalIndex portals;
    private final Problems problems;
    private final Places places = new Places();
    private final Mentions unlisted = new Mentions(places);
    private final TwinIds ids = new TwinIds();
    private final List<RowFile> rowFiles = new ArrayList<>();
    private final Map<Integer, Set<String>> listFiles = new TreeMap<>();
    /** The source that listed a portal last, and its files. */
    private int listingSource = NONE;

    private Set<String> filesOfListing = Set.of();
    private @Nullable RowFile last;

    /** @param portals every portal that was listed or spoken of */
    Listing(PortalIndex portals, Problems problems) {
        this.portals = portals;
        this.problems = problems;
    }

    /** A portal whose id comes up for the first time. */
    void begins(String id) {
        ids.add(id);
    }

    /** A source lists a portal. */
    void lists(int source, Origin at, MergedPortal portal) {
        portal.listedAt(places.number(source, at));
        if (source != listingSource) {
            listingSource = source;
            filesOfListing = listFiles.computeIfAbsent(source, any -> new HashSet<>());
        }
        if (at instanceof Origin.InFile in) {
            filesOfListing.add(in.file());
        }
    }

    /** A row is about a portal. */
    void speaksOf(int source, Origin at, MergedPortal portal) {
        RowFile file = rowFile(source, at, portal);
        if (portal.isListed()) {
            if (file != null) {
                file.fits = true;
            }
        } else {
            unlisted.add(source, at, portal, null);
        }
    }

    /** A warning that counts only if a source lists the portal after all. */
    void warnIfListed(int source, Origin at, MergedPortal portal, Text message) {
        unlisted.add(source, at, portal, message);
    }

    /** What a row lies in; files of one order are one table, such as one export of users for each portal. */
    private @Nullable RowFile rowFile(int source, Origin at, MergedPortal portal) {
        if (!(at instanceof Origin.InFile in)) {
            return null;
        }
        if (last != null && last.source == source && last.first.order() == in.order()) {
            return last;
        }
        for (RowFile file : rowFiles) {
            if (file.source == source && file.first.order() == in.order()) {
                last = file;
                return file;
            }
        }
        RowFile file = new RowFile(source, in, portal.id());
        rowFiles.add(file);
        last = file;
        return file;
    }

    /** Reports what does not fit; after the last source. */
    void end() {
        refuseTwinsThatAreListed();
        unlisted.forEach((source, at, portal, ifListed) -> {
            RowFile file = rowFile(source, at, portal);
            if (portal.isListed()) {
                if (file != null) {
                    file.fits = true;
                }
                if (ifListed != null) {
                    problems.warning(source, at, ifListed);
                }
            } else if (ifListed == null && refuseTwin(source, at, portal) && file != null) {
                file.refused = true;
            }
        });
        refuseFilesOfWhichNoRowFits();
        if (problems.hasErrors()) {
            // a portal may be missing because of one of them
            return;
        }
        unlisted.forEach((source, at, portal, ifListed) -> {
            if (!portal.isListed() && ifListed == null) {
                problems.warning(source, at, Text.of(Listing.class, "row.ignored"));
            }
        });
    }

    private void refuseTwinsThatAreListed() {
        Set<String> refused = new HashSet<>();
        for (String id : ids.notPlain()) {
            String twin = isListed(id) ? ids.twin(id, this::isListed) : null;
            if (twin != null && refused.add(id) && refused.add(twin)) {
                Places.Place one = places.place(portal(id).listedAt());
                Places.Place other = places.place(portal(twin).listedAt());
                boolean isLater = problems.isBefore(other.source(), other.at(), one.source(), one.at());
                Places.Place later = isLater ? one : other;
                Places.Place earlier = isLater ? other : one;
                problems.error(
                        later.source(),
                        later.at(),
                        Text.of(
                                Listing.class,
                                "twins.listed",
                                (isLater ? id : twin),
                                (isLater ? twin : id),
                                problems.where(earlier.source(), earlier.at())));
            }
        }
    }

    private boolean refuseTwin(int source, Origin at, MergedPortal portal) {
        String twin = ids.twin(portal.id(), this::isListed);
        if (twin == null) {
            return false;
        }
        Places.Place listed = places.place(portal(twin).listedAt());
        problems.error(
                source,
                at,
                Text.of(Listing.class, "twin", portal.id(), twin, problems.where(listed.source(), listed.at())));
        return true;
    }

    private void refuseFilesOfWhichNoRowFits() {
        for (Map.Entry<Integer, Set<String>> list : listFiles.entrySet()) {
            for (String file : list.getValue()) {
                if (problems.hasErrors(list.getKey(), file)) {
                    return;
                }
            }
        }
        for (RowFile file : rowFiles) {
            Set<String> lists = listFiles.get(file.source);
            if (lists != null && !lists.contains(file.first.file()) && !file.fits && !file.refused) {
                problems.error(file.source, file.first, Text.of(Listing.class, "no.row.fits", file.firstId));
            }
        }
    }

    private boolean isListed(String id) {
        MergedPortal portal = portals.find(id);
        return portal != null && portal.isListed();
    }

    private MergedPortal portal(String id) {
        return Objects.requireNonNull(portals.find(id));
    }
}
