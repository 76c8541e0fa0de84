/** Pages of Markdown. */
@NullMarked
package dev.tierwise.answers.page.markdown;

import org.jspecify.annotations.NullMarked;
