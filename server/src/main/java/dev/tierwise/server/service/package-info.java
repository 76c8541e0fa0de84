/** What a service does for as long as it runs: keeps accounts up to date, and tells people what changed. */
@NullMarked
package dev.tierwise.server.service;

import org.jspecify.annotations.NullMarked;
