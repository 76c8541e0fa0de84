/** Keeps ledgers in SQL databases: SQLite for one person, PostgreSQL for teams. */
@NullMarked
package dev.tierwise.adapter.sql;

import org.jspecify.annotations.NullMarked;
