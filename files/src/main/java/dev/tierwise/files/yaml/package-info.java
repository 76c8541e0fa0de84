/** Reads YAML files that people write, so that every complaint names the file, the line and the column. */
@NullMarked
package dev.tierwise.files.yaml;

import org.jspecify.annotations.NullMarked;
