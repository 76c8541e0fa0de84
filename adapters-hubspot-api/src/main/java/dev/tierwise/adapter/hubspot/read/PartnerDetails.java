package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.PartnerSink;
import dev.tierwise.application.spi.SourceException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Reads what the partner's own account says about the partner: its time zone. */
public final class PartnerDetails {

    private final Accounts accounts;
    private final ReadOptions options;

    public PartnerDetails(Accounts accounts, ReadOptions options) {
        this.accounts = accounts;
        this.options = options;
    }

    /**
     * Says it; answers the account's details, if there were any.
     *
     * @throws SourceException when the account is refused or does not answer
     */
    public Optional<AccountDetails> read(PartnerSink sink) throws SourceException {
        sink.missing(
                Fact.PARTNER,
                PortfolioReader.ACCOUNT,
                "HubSpot does not report the partner's name and e-mail domains; give them under partner: in the"
                        + " configuration");
        try {
            AccountDetails details = AccountDetails.read(accounts.partner(), options);
            if (details.isSandbox()) {
                sink.warning(
                        PortfolioReader.ACCOUNT,
                        "the token belongs to an account of the type " + details.type()
                                + ", whose clients may not be the partner's; give one of the partner's own account");
            }
            details.timeZone()
                    .ifPresentOrElse(
                            zone -> sayTimeZone(zone, sink),
                            () -> sink.warning(PortfolioReader.ACCOUNT, "HubSpot does not say" + USE_CONFIGURED));
            return Optional.of(details);
        } catch (ApiException e) {
            switch (e.kind()) {
                case NOT_FOUND, BAD_REQUEST, TOO_LARGE, MALFORMED -> {
                    sink.warning(
                            PortfolioReader.ACCOUNT,
                            "HubSpot does not say" + USE_CONFIGURED + ": "
                                    + Failure.of(e).message());
                    return Optional.empty();
                }
                default -> throw Failure.of(e).asSourceException("the partner's account could not be read");
            }
        } catch (MalformedAnswerException e) {
            sink.warning(
                    PortfolioReader.ACCOUNT,
                    "HubSpot does not say" + USE_CONFIGURED + ": "
                            + Failure.of(e).message());
            return Optional.empty();
        }
    }

    private static final String USE_CONFIGURED =
            " the account's time zone; unless time-zone is given under partner: in the configuration, days are those of"
                    + " UTC";

    private static void sayTimeZone(String zone, PartnerSink sink) {
        try {
            sink.timeZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            sink.warning(PortfolioReader.ACCOUNT, "HubSpot gives in a form that is not known" + USE_CONFIGURED);
        }
    }
}
