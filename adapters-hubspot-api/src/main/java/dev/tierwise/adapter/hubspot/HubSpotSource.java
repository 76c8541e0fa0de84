package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.HubSpotApi;
import dev.tierwise.adapter.hubspot.read.AccountDetails;
import dev.tierwise.adapter.hubspot.read.Accounts;
import dev.tierwise.adapter.hubspot.read.PartnerDetails;
import dev.tierwise.adapter.hubspot.read.PortfolioCheck;
import dev.tierwise.adapter.hubspot.read.PortfolioReader;
import dev.tierwise.adapter.hubspot.read.ReadOptions;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A partner's HubSpot account, with the portals of those of its clients that a token is given for. */
final class HubSpotSource implements Source {

    private final HubSpotApi api;
    private final Accounts accounts;
    private final ReadOptions options;
    private final InstantSource clock;
    private Optional<AccountDetails> partner = Optional.empty();

    HubSpotSource(HubSpotApi api, Accounts accounts, ReadOptions options, InstantSource clock) {
        this.api = api;
        this.accounts = accounts;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        api.deadline(deadline);
        partner = new PartnerDetails(accounts, options).read(sink);
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        api.deadline(request.deadline());
        new PortfolioReader(accounts, options, partner, clock).read(request, sink);
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        api.deadline(request.deadline());
        new PortfolioCheck(accounts, options, clock).report(request, sink);
    }

    @Override
    public void close() {
        api.close();
    }
}
