/** The use case "the same facts under several programmes". */
@NullMarked
package dev.tierwise.application.compare;

import org.jspecify.annotations.NullMarked;
