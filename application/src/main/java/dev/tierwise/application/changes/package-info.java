/** The use case "what is different between two days, and which portals are behind it". */
@NullMarked
package dev.tierwise.application.changes;

import org.jspecify.annotations.NullMarked;
