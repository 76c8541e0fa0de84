/** The rules of a programme by examples: small invented portals and agencies, and what the rules make of them. */
@NullMarked
package dev.tierwise.application.rulebook;

import org.jspecify.annotations.NullMarked;
