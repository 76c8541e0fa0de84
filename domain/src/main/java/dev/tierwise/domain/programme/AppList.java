package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The apps of a programme in their order. Two lists with the same apps are equal. */
public final class AppList {

    /** As many apps as an {@link AppSet} can hold. */
    public static final int MOST = Long.SIZE;

    private final List<App> apps;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param apps the apps, in the order in which people want to read them
     * @throws IllegalArgumentException when there are none or more than {@link #MOST}, or when two are written alike
     */
    public AppList(List<App> apps) {
        if (apps.isEmpty() || apps.size() > MOST) {
            throw new InvalidValueException(Text.of(AppList.class, "apps.number", MOST, apps.size()));
        }
        this.apps = List.copyOf(apps);
        for (int i = 0; i < apps.size(); i++) {
            App app = apps.get(i);
            if (positions.put(app.id(), i) != null) {
                throw new InvalidValueException(Text.of(AppList.class, "app.twice", app.id()));
            }
            for (App other : apps.subList(0, i)) {
                if (other.answersTo(app.id())
                        || other.answersTo(app.label().en())
                        || other.answersTo(app.label().de())) {
                    throw new InvalidValueException(Text.of(AppList.class, "apps.alike", other.id(), app.id()));
                }
            }
        }
    }

    /** The apps in order; unmodifiable. */
    public List<App> apps() {
        return apps;
    }

    /** The number of apps. */
    public int size() {
        return apps.size();
    }

    /** The position of the app with this id, first = 0; empty when the programme does not list it. */
    public OptionalInt position(String id) {
        Integer position = positions.get(id);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppList list && apps.equals(list.apps);
    }

    @Override
    public int hashCode() {
        return apps.hashCode();
    }

    @Override
    public String toString() {
        return apps.stream().map(App::id).toList().toString();
    }
}
