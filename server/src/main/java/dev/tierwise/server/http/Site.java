package dev.tierwise.server.http;

/** Answers requests. Used by many threads at once. */
@FunctionalInterface
public interface Site {

    /** The answer; a failure is one too. */
    Response answer(Request request);
}
