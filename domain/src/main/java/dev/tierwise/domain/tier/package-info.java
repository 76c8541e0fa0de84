/** Which tiers are met, which are not, what is missing for each, and the answer to "which tier does the partner hold". */
@NullMarked
package dev.tierwise.domain.tier;

import org.jspecify.annotations.NullMarked;
