/**
 * What tables say about a partner and its portals, for every adapter that reads tables: files, workbooks, databases, services. An adapter
 * implements {@link dev.tierwise.adapter.tables.Tables} and {@link dev.tierwise.adapter.tables.Table}, which give named cells with their
 * places; {@link dev.tierwise.adapter.tables.TableSource} knows the columns, reads the values and tells the facts.
 */
@NullMarked
package dev.tierwise.adapter.tables;

import org.jspecify.annotations.NullMarked;
