package dev.tierwise.application.snapshot;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Nearest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every way of writing an app that a built-in programme or the active one knows. Not thread safe. */
final class AppNames {

    /** The app is known, but the active programme does not list it. */
    static final int NOT_LISTED = -1;

    /** No programme knows the app. */
    static final int NOT_KNOWN = -2;

    private static final int MOST_WRITTEN = 1000;

    private final Map<String, Integer> positions = new HashMap<>();
    /** The names as they were written so far: sources repeat a few names a million times. */
    private final Map<String, Integer> written = new HashMap<>();

    private final Set<String> spellings = new LinkedHashSet<>();

    AppNames(Programme active) {
        // the active programme last: its own labels decide where two programmes disagree
        BuiltInProgrammes.all().forEach(programme -> learn(programme, active));
        learn(active, active);
    }

    private void learn(Programme programme, Programme active) {
        for (App app : programme.apps().apps()) {
            int position = active.apps().position(app.id()).orElse(NOT_LISTED);
            for (String spelling :
                    new String[] {app.id(), app.label().en(), app.label().de()}) {
                spellings.add(spelling);
                positions.put(App.form(spelling), position);
            }
        }
    }

    /** The app's position in the active programme's list, {@link #NOT_LISTED} or {@link #NOT_KNOWN}. */
    int position(String name) {
        Integer known = written.get(name);
        if (known == null) {
            known = positions.getOrDefault(App.form(name), NOT_KNOWN);
            if (written.size() < MOST_WRITTEN) {
                written.put(name, known);
            }
        }
        return known;
    }

    Optional<String> nearest(String name) {
        return Nearest.to(name, spellings);
    }
}
