package dev.tierwise.application.compare;

import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.programme.Programme;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A portal that does not count alike under all programmes.
 *
 * @param id      the portal
 * @param name    empty when unknown
 * @param fields in what it differs: as sold, as managed, in the number of its apps, in points. Apps are compared between
 *                programmes that look at apps, points between those that count points. Empty where all that differs is
 *                that a live source no longer, or not yet, listed the portal when it was read for one of them
 * @param under   what each programme says of it; empty for one under which it was not read
 */
public record PortalUnderEach(
        String id, Optional<String> name, Set<ComparedField> fields, List<Optional<PortalAssessment>> under) {

    public PortalUnderEach {
        Set<ComparedField> copy = EnumSet.noneOf(ComparedField.class);
        copy.addAll(fields);
        fields = Collections.unmodifiableSet(copy);
        under = List.copyOf(under);
    }

    /** Empty where the portal counts alike under all programmes. */
    static Optional<PortalUnderEach> of(List<Programme> programmes, List<Optional<PortalAssessment>> under) {
        Set<ComparedField> fields = EnumSet.noneOf(ComparedField.class);
        List<PortalAssessment> known = under.stream().flatMap(Optional::stream).toList();
        if (differ(known.stream(), PortalAssessment::sold)) {
            fields.add(ComparedField.SOLD);
        }
        if (differ(known.stream(), PortalAssessment::managed)) {
            fields.add(ComparedField.MANAGED);
        }
        Stream<PortalAssessment> whereAppsCount = IntStream.range(0, programmes.size())
                .filter(i -> CountedApp.areCountedBy(programmes.get(i)))
                .mapToObj(under::get)
                .flatMap(Optional::stream);
        if (differ(
                whereAppsCount,
                portal -> List.of(
                        portal.portal().appUsage().low(),
                        portal.portal().appUsage().high()))) {
            fields.add(ComparedField.APPS);
        }
        if (differ(known.stream().filter(portal -> portal.points().isPresent()), PortalAssessment::creditedPoints)) {
            fields.add(ComparedField.POINTS);
        }
        if (fields.isEmpty() && known.size() == under.size()) {
            return Optional.empty();
        }
        return Optional.of(new PortalUnderEach(
                known.get(0).portal().id(),
                known.stream()
                        .flatMap(portal -> portal.portal().name().stream())
                        .findFirst(),
                fields,
                under));
    }

    private static boolean differ(Stream<PortalAssessment> portals, Function<PortalAssessment, Object> value) {
        return portals.map(value).distinct().count() > 1;
    }
}
