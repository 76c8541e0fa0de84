/**
 * A HubSpot inside the process: accounts with tokens, limits, cursors and faults, answering over HTTP. It is strict: a
 * request that the public API does not describe is answered with 400 and noted, so that a test can fail on it.
 */
@NullMarked
package dev.tierwise.adapter.hubspot.fake;

import org.jspecify.annotations.NullMarked;
