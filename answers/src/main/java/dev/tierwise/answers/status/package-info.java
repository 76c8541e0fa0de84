/** What holds on a day. */
@NullMarked
package dev.tierwise.answers.status;

import org.jspecify.annotations.NullMarked;
