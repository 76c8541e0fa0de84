/** The use cases "the same facts under several programmes" and "two snapshots under one programme". */
@NullMarked
package dev.tierwise.application.compare;

import org.jspecify.annotations.NullMarked;
