/** Pages of HTML. */
@NullMarked
package dev.tierwise.answers.page.html;

import org.jspecify.annotations.NullMarked;
