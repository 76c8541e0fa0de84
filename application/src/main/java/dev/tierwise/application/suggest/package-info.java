/** What somebody may have meant who wrote a name that nobody knows. */
@NullMarked
package dev.tierwise.application.suggest;

import org.jspecify.annotations.NullMarked;
