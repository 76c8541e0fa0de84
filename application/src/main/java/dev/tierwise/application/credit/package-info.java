/**
 * What HubSpot has published by a day, in contrast to what holds on it: sold MRR and the MRR and
 * points of each portal come from the last monthly report, everything else from the day. Pure; the facts come as snapshots.
 */
@NullMarked
package dev.tierwise.application.credit;

import org.jspecify.annotations.NullMarked;
