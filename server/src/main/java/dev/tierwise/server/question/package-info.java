/** The questions that can be asked of a running program, by people, programs and assistants, and the readings that they are answered from. */
@NullMarked
package dev.tierwise.server.question;

import org.jspecify.annotations.NullMarked;
