/** Whether the sources work, and what is missing. */
@NullMarked
package dev.tierwise.answers.diagnosis;

import org.jspecify.annotations.NullMarked;
