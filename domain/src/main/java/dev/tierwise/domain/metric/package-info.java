/**
 * The figures that tiers are judged by, each as the exact interval of values that the known facts leave open, and the
 * rules by which a portal counts towards them.
 */
@NullMarked
package dev.tierwise.domain.metric;

import org.jspecify.annotations.NullMarked;
