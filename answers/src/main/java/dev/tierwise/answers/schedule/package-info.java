/** When what is published, also as a calendar. */
@NullMarked
package dev.tierwise.answers.schedule;

import org.jspecify.annotations.NullMarked;
