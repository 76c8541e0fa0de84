/** Everything about a partner's tier on one sheet. */
@NullMarked
package dev.tierwise.answers.report;

import org.jspecify.annotations.NullMarked;
