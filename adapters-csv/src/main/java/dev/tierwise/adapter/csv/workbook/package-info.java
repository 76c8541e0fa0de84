/**
 * Reads Excel workbooks and zip archives of tables, cell by cell and in little memory. What the columns mean is left to the
 * caller. Files come from strangers: sizes are bounded, and every fault is a {@link BadWorkbookException}.
 */
@NullMarked
package dev.tierwise.adapter.csv.workbook;

import org.jspecify.annotations.NullMarked;
