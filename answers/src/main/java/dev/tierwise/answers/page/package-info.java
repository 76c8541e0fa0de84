/** What a page of any kind can show. */
@NullMarked
package dev.tierwise.answers.page;

import org.jspecify.annotations.NullMarked;
