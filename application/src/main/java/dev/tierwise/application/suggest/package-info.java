/** What may have been meant by a name that is unknown. */
@NullMarked
package dev.tierwise.application.suggest;

import org.jspecify.annotations.NullMarked;
