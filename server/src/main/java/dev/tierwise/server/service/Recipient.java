package dev.tierwise.server.service;

import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.spi.Secret;
import java.util.List;

/**
 * Who is told when a tier changes.
 *
 * @param name    what people call it; the ledger remembers by this name what it has been told
 * @param url     where a message is posted to; whoever knows it can post there too
 * @param format  what it understands
 * @param secrets what messages to it are signed with, each of them; none if they are not
 */
public record Recipient(String name, Secret url, PayloadFormat format, List<SigningSecret> secrets) {

    public Recipient {
        secrets = List.copyOf(secrets);
    }
}
