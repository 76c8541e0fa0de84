/** The use case "does each source work, and what is missing for which fact". */
@NullMarked
package dev.tierwise.application.diagnose;

import org.jspecify.annotations.NullMarked;
