/**
 * The facts about a partner on one day: the partner itself, its certifications, and the portals it sold or manages.
 * A fact that is not known is called unknown; it is never taken as zero, as "no", or as an error.
 */
@NullMarked
package dev.tierwise.domain.portfolio;

import org.jspecify.annotations.NullMarked;
