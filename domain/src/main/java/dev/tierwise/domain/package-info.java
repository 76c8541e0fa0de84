/**
 * The exact form of what HubSpot's partner programme FAQ says: read {@code portfolio} for the facts, {@code programme}
 * for what is asked for, {@code metric} for the figures and {@code tier} for the answer. Nothing here reads a file, a
 * clock or a network.
 */
@NullMarked
package dev.tierwise.domain;

import org.jspecify.annotations.NullMarked;
