package dev.tierwise.application.compare;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An app that not every programme counts.
 *
 * @param app   as the first programme that lists it calls it
 * @param under for each programme whether it counts the app; empty for one that looks at no apps
 */
public record CountedApp(App app, List<Optional<Boolean>> under) {

    public CountedApp {
        under = List.copyOf(under);
    }

    /** Whether a programme looks at apps at all. */
    static boolean areCountedBy(Programme programme) {
        return programme.metrics().contains(MetricId.MEDIAN_APP_USAGE);
    }

    /** The apps that some of the programmes that look at apps count, and others of them do not. */
    static List<CountedApp> differing(List<Programme> programmes) {
        Map<String, App> apps = new LinkedHashMap<>();
        programmes.stream()
                .filter(CountedApp::areCountedBy)
                .flatMap(programme -> programme.apps().apps().stream())
                .forEach(app -> apps.putIfAbsent(app.id(), app));
        return apps.values().stream()
                .map(app -> new CountedApp(
                        app,
                        programmes.stream()
                                .map(programme -> isCounted(app, programme))
                                .toList()))
                .filter(app -> app.under.contains(Optional.of(false)))
                .toList();
    }

    private static Optional<Boolean> isCounted(App app, Programme programme) {
        return areCountedBy(programme)
                ? Optional.of(programme.apps().position(app.id()).isPresent())
                : Optional.empty();
    }
}
