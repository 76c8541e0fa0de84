/** How every partner stands that somebody looks after. */
@NullMarked
package dev.tierwise.answers.partners;

import org.jspecify.annotations.NullMarked;
