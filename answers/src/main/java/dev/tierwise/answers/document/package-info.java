/** What answers have in common, as programs read it: records whose components are the members of JSON, in that order. */
@NullMarked
package dev.tierwise.answers.document;

import org.jspecify.annotations.NullMarked;
