package dev.tierwise.cli.config;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration file says.
 *
 * @param accounts      the partners: several where the file lists them under {@code partners}, else one, of which the
 *                      name may be unknown
 * @param ledger        where the ledger is; empty when the file does not say
 * @param notifications who is told when a tier changes
 * @param agency        who shows reports
 * @param language      that of answers and announcements; empty when the file does not say
 * @param trusted       whether the user chose the file, so that what it says may reach the user's usual ledger
 */
public record Configuration(
        List<Account> accounts,
        Optional<LedgerLocation> ledger,
        Notifications notifications,
        Agency agency,
        Optional<Language> language,
        boolean trusted) {

    /** There is no configuration file. */
    public static final Configuration NONE = new Configuration(
            List.of(Account.NONE), Optional.empty(), Notifications.NONE, Agency.NONE, Optional.empty(), true);

    public Configuration {
        accounts = List.copyOf(accounts);
    }

    /**
     * The accounts that are meant.
     *
     * @param partner the partner's name; empty for every account
     * @throws UserException when no account has that name
     */
    public List<Account> accounts(Optional<String> partner) {
        if (partner.isEmpty()) {
            return accounts;
        }
        List<Account> meant = accounts.stream()
                .filter(account -> account.partner().name().equals(partner))
                .toList();
        if (meant.isEmpty()) {
            throw UserException.usage(Configuration.class, "partner.unknown", partner.get(), names());
        }
        return meant;
    }

    private Text names() {
        return Text.joined(
                ", ",
                accounts.stream()
                        .map(account -> account.partner()
                                .name()
                                .map(Text::verbatim)
                                .orElse(Text.of(Configuration.class, "partner.nameless")))
                        .toList());
    }
}
