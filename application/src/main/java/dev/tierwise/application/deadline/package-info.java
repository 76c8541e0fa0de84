/** The use case "which of the agency's own deadlines come": when its certification ends, and when its sales age out. */
@NullMarked
package dev.tierwise.application.deadline;

import org.jspecify.annotations.NullMarked;
