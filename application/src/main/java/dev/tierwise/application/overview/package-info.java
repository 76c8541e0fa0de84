/** The use case "everything about the tier at once". */
@NullMarked
package dev.tierwise.application.overview;

import org.jspecify.annotations.NullMarked;
