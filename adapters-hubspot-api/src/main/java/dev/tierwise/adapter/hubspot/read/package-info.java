/**
 * What each fact is read from: turns HubSpot's answers into what is known, and says of everything else why it is not.
 */
@NullMarked
package dev.tierwise.adapter.hubspot.read;

import org.jspecify.annotations.NullMarked;
