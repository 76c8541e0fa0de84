/** Says why files cannot be used, and reads the texts that are part of the program. */
@NullMarked
package dev.tierwise.files;

import org.jspecify.annotations.NullMarked;
