/** What is answered over HTTP: pages for people and an API for programs, and who may ask. */
@NullMarked
package dev.tierwise.server.dashboard;

import org.jspecify.annotations.NullMarked;
