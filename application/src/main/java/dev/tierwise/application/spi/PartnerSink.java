package dev.tierwise.application.spi;

import java.time.ZoneId;
import java.util.Set;

/** Takes what a source knows about the partner. Of several sources the first that knows a fact is believed. */
public interface PartnerSink extends ProblemSink {

    /** The partner's name, as it is written; blank is an error of the data. */
    void name(String name, Origin at);

    /** The domains of its employees' e-mail addresses, in any case; none or an empty one is an error of the data. */
    void emailDomains(Set<String> domains, Origin at);

    /** Where its days begin and end. */
    void timeZone(ZoneId zone);
}
