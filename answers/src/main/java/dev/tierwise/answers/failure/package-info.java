/** What people are told of failures. */
@NullMarked
package dev.tierwise.answers.failure;

import org.jspecify.annotations.NullMarked;
