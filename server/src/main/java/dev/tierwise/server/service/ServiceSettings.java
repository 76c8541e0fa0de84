package dev.tierwise.server.service;

import dev.tierwise.answers.report.ReportDocument;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.spi.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service is to do.
 *
 * @param accounts   what is kept up to date and can be asked about
 * @param ledger     where it is remembered
 * @param ledgers    opens it
 * @param recipients who is told of changes
 * @param every      how often to look whether there is something to do
 * @param listen     where others can see how the service is; empty for nowhere
 * @param hostNames  names by which it may be asked there, besides the address
 * @param token      what everybody has to give who asks there; empty for nothing
 * @param agency     who shows reports; empty if nothing is configured
 */
public record ServiceSettings(
        List<ServedAccount> accounts,
        LedgerLocation ledger,
        LedgerFactory ledgers,
        List<Recipient> recipients,
        Duration every,
        Optional<InetSocketAddress> listen,
        Set<String> hostNames,
        Optional<Secret> token,
        Optional<ReportDocument.Agency> agency) {

    public ServiceSettings {
        accounts = List.copyOf(accounts);
        recipients = List.copyOf(recipients);
        hostNames = Set.copyOf(hostNames);
    }
}
