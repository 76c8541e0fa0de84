/** Requests and answers over HTTP, with the JDK's server. */
@NullMarked
package dev.tierwise.server.http;

import org.jspecify.annotations.NullMarked;
