/** The use case "what counts, since when, by which rule, and how does a figure come about". */
@NullMarked
package dev.tierwise.application.explain;

import org.jspecify.annotations.NullMarked;
