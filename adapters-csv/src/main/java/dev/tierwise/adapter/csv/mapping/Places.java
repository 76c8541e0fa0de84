package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.files.yaml.Place;
import dev.tierwise.spi.Origin;

/**
 * Where things stand in the mapping itself.
 *
 * @param order where its problems are listed among those of other files
 */
record Places(int order) {

    Origin of(Place place) {
        return new Origin.InFile(place.file(), order, place.line(), place.column());
    }
}
