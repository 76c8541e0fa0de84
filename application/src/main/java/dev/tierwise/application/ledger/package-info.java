/**
 * The port behind which Tierwise remembers: what it keeps, and what it asks of whoever keeps it. Found by
 * {@link java.util.ServiceLoader}, so that nothing but the class path decides where ledgers live.
 */
@NullMarked
package dev.tierwise.application.ledger;

import org.jspecify.annotations.NullMarked;
