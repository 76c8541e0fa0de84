/** Reads and writes programmes as YAML. */
@NullMarked
package dev.tierwise.cli.programme;

import org.jspecify.annotations.NullMarked;
