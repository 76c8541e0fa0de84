package dev.tierwise.server.service;

import dev.tierwise.answers.announcement.PayloadFormat;
import java.util.List;

/**
 * Who is told when a tier changes.
 *
 * @param name    what people call it; the ledger remembers by this name what it has been told
 * @param address where a message is posted to
 * @param format  what it understands
 * @param secrets what messages to it are signed with, each of them; none if they are not
 */
public record Recipient(String name, WebhookAddress address, PayloadFormat format, List<SigningSecret> secrets) {

    public Recipient {
        secrets = List.copyOf(secrets);
    }
}
