/**
 * What looks at exports of other programs and proposes how to read them; found by {@link java.util.ServiceLoader}. It is no part of what
 * plug-ins are given.
 */
@NullMarked
package dev.tierwise.spi.proposal;

import org.jspecify.annotations.NullMarked;
