/**
 * The adapter {@code jdbc}: facts from any database, by queries that the user writes. It stands alone, as an adapter that a stranger
 * writes: it uses the SPI and the JDK only, and finds drivers beside its own jar.
 */
@NullMarked
package dev.tierwise.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
