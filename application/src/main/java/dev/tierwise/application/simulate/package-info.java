/** The use case "what if": the same facts before and after some changes. */
@NullMarked
package dev.tierwise.application.simulate;

import org.jspecify.annotations.NullMarked;
