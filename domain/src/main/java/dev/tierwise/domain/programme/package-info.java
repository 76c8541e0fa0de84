/**
 * What a partner programme asks for: its tiers, the figures each tier requires, the apps that count, the windows, the
 * currency and the update days. A programme is data; the two that are built in are values in
 * {@link dev.tierwise.domain.programme.BuiltInProgrammes}.
 */
@NullMarked
package dev.tierwise.domain.programme;

import org.jspecify.annotations.NullMarked;
