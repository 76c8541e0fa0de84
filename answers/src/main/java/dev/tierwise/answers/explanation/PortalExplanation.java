package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why portals count or do not.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param faqSource      where the quoted sentences are from; null if none is quoted
 * @param summary        how many there are
 * @param portals        each of them, in the order of the sources
 * @param assumptions    what is assumed
 * @param problems       what was ignored or could not be read
 * @param ruleSources    where the rules behind it are published
 * @param programmeRules what the rules call things
 */
record PortalExplanation(
        String partner,
        String programme,
        LocalDate asOf,
        @Nullable String faqSource,
        Summary summary,
        Sequence<Portal> portals,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        RuleSources ruleSources,
        Rules programmeRules)
        implements ExplanationDocument {

    /**
     * How many portals there are.
     *
     * @param listed       in the sources
     * @param explained    here
     * @param sold         of these count as sold
     * @param managed      of these count as managed
     * @param contributing of these count for the median; left out if the programme looks at none
     */
    record Summary(
            int listed,
            int explained,
            Portals sold,
            Portals managed,
            @LeftOutIfNull @Nullable Portals contributing) {}

    /**
     * A portal.
     *
     * @param id           as HubSpot knows it
     * @param name         as people know it; null if unknown
     * @param subscription what it pays for, as a code; null if unknown
     * @param active       when it is a customer
     * @param mrr          its MRR; null if unknown
     * @param sold         whether it counts as sold
     * @param managed      whether it counts as managed
     * @param points       its points by metric; left out where none are counted
     * @param median       whether it counts for the median; left out if the programme looks at none
     * @param apps         the apps that it used
     * @param unknown      which facts are unknown, as codes
     * @param sources      where each fact was read
     * @param relationship what HubSpot's record says of the relationship; left out if nothing
     */
    record Portal(
            String id,
            @Nullable String name,
            @Nullable String subscription,
            Active active,
            @Nullable ExplainedMrr mrr,
            Sold sold,
            Managed managed,
            @LeftOutIfNull @Nullable Map<MetricId, Range> points,
            @LeftOutIfNull @Nullable Contribution median,
            Apps apps,
            List<String> unknown,
            List<Evidence> sources,
            @LeftOutIfNull @Nullable Relationship relationship) {}

    /**
     * What HubSpot's record says of the relationship with a customer. What is unknown is left out.
     *
     * @param managedExpiresOn       the day on which managing is expected to lapse
     * @param lastActiveOn           the last day on which a partner employee worked in the portal
     * @param cancellationExpectedOn the day on which a cancellation is expected
     * @param renewsOn               the day on which its subscription is renewed next
     * @param hubs                   what it pays for, product by product
     */
    record Relationship(
            @LeftOutIfNull @Nullable LocalDate managedExpiresOn,
            @LeftOutIfNull @Nullable LocalDate lastActiveOn,
            @LeftOutIfNull @Nullable LocalDate cancellationExpectedOn,
            @LeftOutIfNull @Nullable LocalDate renewsOn,
            List<Hub> hubs) {

        static @Nullable Relationship of(RelationshipFacts facts) {
            return facts.equals(RelationshipFacts.UNKNOWN)
                    ? null
                    : new Relationship(
                            facts.managedExpiresOn().orElse(null),
                            facts.lastActiveOn().orElse(null),
                            facts.cancellationExpectedOn().orElse(null),
                            facts.renewsOn().orElse(null),
                            facts.hubs().stream()
                                    .map(hub -> new Hub(
                                            hub.hub(),
                                            hub.mrr()
                                                    .map(mrr -> Range.number(Unit.MONEY, mrr.amount()))
                                                    .orElse(null),
                                            hub.mrr().map(Money::currency).orElse(null),
                                            hub.renewsOn().orElse(null)))
                                    .toList());
        }
    }

    /**
     * What a customer pays for one product.
     *
     * @param hub      the product
     * @param mrr      its MRR; left out if unknown
     * @param currency its currency; left out if the MRR is unknown
     * @param renewsOn the day on which it is renewed next; left out if unknown
     */
    record Hub(
            String hub,
            @LeftOutIfNull @Nullable BigDecimal mrr,
            @LeftOutIfNull @Nullable String currency,
            @LeftOutIfNull @Nullable LocalDate renewsOn) {}

    /**
     * When a portal is a customer.
     *
     * @param today      whether it is on the day that is asked about
     * @param from       the first day; null if it is not limited
     * @param through    the last day; null if it is not limited
     * @param ever       whether there is any such day
     * @param endUnknown whether it ended on a day that is unknown
     */
    record Active(
            boolean today,
            @Nullable LocalDate from,
            @Nullable LocalDate through,
            boolean ever,
            boolean endUnknown) {}

    /**
     * Whether a portal counts as sold.
     *
     * @param state   whether it does
     * @param reason  the first rule that decides
     * @param faq     the sentences that are quoted about that rule
     * @param clauses the rules, as the paths by which {@code ruleSources} knows them
     * @param from    the first day on which it does; null if that is none, or unknown
     * @param through the last day on which it does
     */
    record Sold(
            Count state,
            String reason,
            List<String> faq,
            List<String> clauses,
            @Nullable LocalDate from,
            @Nullable LocalDate through) {}

    /**
     * Whether a portal counts as managed.
     *
     * @param state   whether it does
     * @param reason  the first rule that decides
     * @param faq     the sentences that are quoted about that rule
     * @param clauses the rules, as the paths by which {@code ruleSources} knows them
     * @param through the last day on which it can; null if that is not limited
     * @param people  who manages it, or would with another address or right
     */
    record Managed(
            Count state,
            String reason,
            List<String> faq,
            List<String> clauses,
            @Nullable LocalDate through,
            List<People> people) {}

    /**
     * Users whose e-mail addresses have the same domain. No address is shown.
     *
     * @param domain          the domain
     * @param partnerEmployee whether HubSpot has them down as partner employees
     * @param partnersDomain  whether the domain is one of the partner's
     * @param users           how many
     */
    record People(String domain, boolean partnerEmployee, boolean partnersDomain, int users) {}

    /**
     * Whether a portal counts for the median.
     *
     * @param state  whether it does
     * @param reason why, as a code
     */
    record Contribution(Count state, String reason) {}

    /**
     * The apps of a portal.
     *
     * @param low  so many used certainly
     * @param high so many used possibly
     * @param list every app that counts
     */
    record Apps(int low, int high, List<App> list) {}

    /** Whether an app was used. */
    enum Use {
        USED,
        NOT_USED,
        UNKNOWN
    }

    /**
     * An app.
     *
     * @param app    its id
     * @param use    whether it was used
     * @param usedOn the last day on which it was; null if unknown
     */
    record App(String app, Use use, @Nullable LocalDate usedOn) {}

    /**
     * Where a fact was read.
     *
     * @param fact     which fact, as a code; of an app {@code app:} and its id
     * @param source   the source
     * @param evidence the place in it
     */
    record Evidence(String fact, String source, String evidence) {}
}
