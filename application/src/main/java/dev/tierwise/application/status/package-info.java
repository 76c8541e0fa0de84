/** The use case "what does the ledger say": credited and live tier, what is pending, what falls due next. */
@NullMarked
package dev.tierwise.application.status;

import org.jspecify.annotations.NullMarked;
