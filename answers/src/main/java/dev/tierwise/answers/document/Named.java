package dev.tierwise.answers.document;

import dev.tierwise.domain.programme.Label;

/**
 * Something with an id and a name for people.
 *
 * @param id   as programs know it
 * @param name as people know it, in each language
 */
public record Named(String id, Label name) {}
