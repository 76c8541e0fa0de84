package dev.tierwise.server.service;

import dev.tierwise.spi.Secret;

/**
 * Who is told when a tier changes.
 *
 * @param name what people call it; the ledger remembers by this name what it has been told
 * @param url  where a message is posted to; whoever knows it can post there too
 */
public record Recipient(String name, Secret url) {}
