/** The use case "which tier does the partner hold on a day". */
@NullMarked
package dev.tierwise.application.evaluate;

import org.jspecify.annotations.NullMarked;
