/** Which sources can be read. */
@NullMarked
package dev.tierwise.answers.adapters;

import org.jspecify.annotations.NullMarked;
