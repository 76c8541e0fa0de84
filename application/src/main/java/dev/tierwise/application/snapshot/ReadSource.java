package dev.tierwise.application.snapshot;

/**
 * A source that was read.
 *
 * @param adapter  the name of the adapter
 * @param location where it is, without secrets
 * @param rows     how many rows or records it gave
 */
public record ReadSource(String adapter, String location, long rows) {}
