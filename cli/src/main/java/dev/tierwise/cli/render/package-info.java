/** Turns answers into a table, JSON, CSV or Markdown, in English and German. */
@NullMarked
package dev.tierwise.cli.render;

import org.jspecify.annotations.NullMarked;
