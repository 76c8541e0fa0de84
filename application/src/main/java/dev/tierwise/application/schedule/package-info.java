/** What HubSpot updates when: days and nothing else, so that it can be computed for any time without a clock. */
@NullMarked
package dev.tierwise.application.schedule;

import org.jspecify.annotations.NullMarked;
