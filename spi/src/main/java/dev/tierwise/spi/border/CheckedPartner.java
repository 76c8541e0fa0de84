package dev.tierwise.spi.border;

import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Takes what a source says about the partner at its border. */
final class CheckedPartner extends CheckedProblems implements PartnerSink {

    private final PartnerSink sink;
    private final Border border;

    CheckedPartner(PartnerSink sink, Border border) {
        super(sink, border);
        this.sink = sink;
        this.border = border;
    }

    @Override
    public void name(String name, Origin at) {
        String text = border.text(name, "name");
        Origin place = border.at(at);
        border.tell(() -> sink.name(text, place));
    }

    @Override
    public void emailDomains(Set<String> domains, Origin at) {
        Set<String> copy = Collections.unmodifiableSet(new LinkedHashSet<>(Border.given(domains, "domains")));
        copy.forEach(this::checkDomain);
        Origin place = border.at(at);
        border.tell(() -> sink.emailDomains(copy, place));
    }

    private void checkDomain(String domain) {
        if (!EmailAddress.isPossibleDomain(border.key(domain, "an element of domains"))) {
            throw new IllegalArgumentException(
                    "an element of domains is '" + domain + "'; expected an e-mail domain such as nordlicht.example");
        }
    }

    @Override
    public void timeZone(ZoneId zone) {
        Border.given(zone, "zone");
        border.tell(() -> sink.timeZone(zone));
    }

    @Override
    public void market(Market market, Origin at) {
        Border.given(market, "market");
        Origin place = border.at(at);
        border.tell(() -> sink.market(market, place));
    }

    @Override
    public void invited(boolean invited, Origin at) {
        Origin place = border.at(at);
        border.tell(() -> sink.invited(invited, place));
    }

    @Override
    public void retention(BigDecimal percent, Origin at) {
        Border.amount(percent, "percent");
        Origin place = border.at(at);
        border.tell(() -> sink.retention(percent, place));
    }

    @Override
    public void creditedTier(String tier, Optional<LocalDate> since, Origin at) {
        border.key(tier, "tier");
        Border.given(since, "since");
        Origin place = border.at(at);
        border.tell(() -> sink.creditedTier(tier, since, place));
    }

    @Override
    public void rate(String currency, BigDecimal rate, Origin at) {
        border.key(currency, "currency");
        if (!Money.isCurrency(currency)) {
            throw new IllegalArgumentException("currency is '" + currency + "'; expected three capital letters");
        }
        Border.rate(rate, "rate");
        Origin place = border.at(at);
        border.tell(() -> sink.rate(currency, rate, place));
    }
}
