/** The questions that can be asked over HTTP, by people and by programs, and the readings that they are answered from. */
@NullMarked
package dev.tierwise.server.question;

import org.jspecify.annotations.NullMarked;
