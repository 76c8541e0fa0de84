package dev.tierwise.programmes;

import dev.tierwise.files.yaml.Place;

/**
 * What a file says, and where: so that a complaint about how it goes with the rest can still name the line.
 *
 * @param place where it is written
 * @param value what it says
 */
record Located<T>(Place place, T value) {}
