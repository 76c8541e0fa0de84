/** What is proposed for exports of other programs. */
@NullMarked
package dev.tierwise.answers.proposal;

import org.jspecify.annotations.NullMarked;
