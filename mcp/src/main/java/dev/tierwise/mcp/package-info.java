/** Tierwise for assistants: what they can ask by the Model Context Protocol, and how much of an answer they are given. */
@NullMarked
package dev.tierwise.mcp;

import org.jspecify.annotations.NullMarked;
