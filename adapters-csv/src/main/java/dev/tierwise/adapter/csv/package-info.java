/** Reads an agency's facts from a folder of CSV files, as people's tools write them. */
@NullMarked
package dev.tierwise.adapter.csv;

import org.jspecify.annotations.NullMarked;
