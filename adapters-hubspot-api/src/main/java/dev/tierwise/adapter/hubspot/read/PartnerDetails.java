package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.SourceException;
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
        sink.missing(Fact.PARTNER, PortfolioReader.ACCOUNT, Text.of(PartnerDetails.class, "partner.not.reported"));
        try {
            AccountDetails details = AccountDetails.read(accounts.partner(), options);
            if (details.isSandbox()) {
                sink.warning(PortfolioReader.ACCOUNT, Text.of(PartnerDetails.class, "partner.sandbox", details.type()));
            }
            details.timeZone()
                    .ifPresentOrElse(
                            zone -> sayTimeZone(zone, sink),
                            () -> sink.warning(
                                    PortfolioReader.ACCOUNT, Text.of(PartnerDetails.class, "zone.not.said")));
            return Optional.of(details);
        } catch (ApiException e) {
            switch (e.kind()) {
                case NOT_FOUND, BAD_REQUEST, TOO_LARGE, MALFORMED -> {
                    sink.warning(
                            PortfolioReader.ACCOUNT,
                            Text.of(
                                    PartnerDetails.class,
                                    "zone.not.said.because",
                                    ReadFailure.of(e).message()));
                    return Optional.empty();
                }
                default -> throw ReadFailure.of(e).asSourceException(Text.of(PartnerDetails.class, "partner.unread"));
            }
        } catch (MalformedAnswerException e) {
            sink.warning(
                    PortfolioReader.ACCOUNT,
                    Text.of(
                            PartnerDetails.class,
                            "zone.not.said.because",
                            ReadFailure.of(e).message()));
            return Optional.empty();
        }
    }

    private static void sayTimeZone(String zone, PartnerSink sink) {
        try {
            sink.timeZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            sink.warning(PortfolioReader.ACCOUNT, Text.of(PartnerDetails.class, "zone.unknown"));
        }
    }
}
