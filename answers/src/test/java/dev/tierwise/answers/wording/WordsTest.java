package dev.tierwise.answers.wording;

import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.Programmes;
import dev.tierwise.answers.announcement.AnnouncementEvent;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.application.advise.LookUp;
import dev.tierwise.application.changes.ChangeReason;
import dev.tierwise.application.compare.ComparedField;
import dev.tierwise.application.compare.Rule;
import dev.tierwise.application.evaluate.UnknownFacts;
import dev.tierwise.application.explain.AppEvidence;
import dev.tierwise.application.explain.MedianReason;
import dev.tierwise.application.explain.UnknownPortalFact;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.reconcile.Reason;
import dev.tierwise.application.rulebook.WorkedExamples;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.schedule.Variable;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PointLine;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.spi.Finding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final List<String> CHECKS = List.of(
            "access",
            "apps-without-api",
            "clock",
            "count",
            "daily-budget",
            "data",
            "file",
            "gap",
            "partner-clients",
            "portal",
            "properties",
            "query");

    private static final List<String> REASONS = List.of(
            "stale",
            "split-between",
            "not-split",
            "managed-flag.yes",
            "managed-flag.no",
            "other-rate",
            "other-amount",
            "other-amount.exchange-rate",
            "sale-missing",
            "sale-missing.some-day",
            "no-exchange-rate",
            "unexplained");

    /** What an evaluation counts portals by that lack it. */
    private static final Set<String> UNKNOWN_OF_PORTALS =
            Set.of("sale-day", "users", "mrr", "apps", "market", "managing-partners", "product-sales");

    /** The facts of a portal that a source can give. */
    private static final Set<String> PORTAL_FACTS = Set.of(
            "name",
            "subscription",
            "mrr",
            "sale",
            "customer-since",
            "cancellation",
            "managed-flag",
            "users",
            "market",
            "managing-partners",
            "product-sales",
            "reported-managed-mrr",
            "reported-sold-points",
            "reported-managed-points",
            "reported-total-points",
            "reported-updated-on",
            "managed-expires-on",
            "last-active-on",
            "cancellation-expected-on",
            "renews-on",
            "hubs");

    private static final List<String> SECTIONS_OF_A_REPORT =
            List.of("answer", "criteria", "forecast", "plan", "portals", "median", "history", "unknown", "basis");

    private static final Set<String> ASSUMPTIONS = Set.of(
            "app-usage-look-back",
            "even-median-is-mean",
            "twelve-months-inclusive",
            "report-and-tier-day",
            "live-facts-of-today",
            "contacts-and-crm-by-change",
            "currency-is-usd",
            "partner-employees-by-domain",
            "sold-on-looked-up",
            "rules-superseded",
            "credited-from-facts");

    @Test
    void both_languages_have_the_same_messages() {
        assertThat(keys(Language.DE)).isEqualTo(keys(Language.EN));
    }

    @Test
    void both_languages_put_the_same_values_into_a_message() {
        for (String key : keys(Language.EN)) {
            assertThat(placeholders(Language.DE, key)).as(key).isEqualTo(placeholders(Language.EN, key));
        }
    }

    @Test
    void apostrophes_are_doubled_as_the_message_format_wants_them() {
        for (Language language : Language.values()) {
            for (String key : keys(language)) {
                assertThat(Words.messages(language).getString(key).replace("''", ""))
                        .as(key)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void every_message_is_used_and_every_used_message_is_there() throws IOException {
        Set<String> used = new TreeSet<>();
        Stream.of("state.", "tier-state.", "invitation.", "certified.", "certification.state.")
                .forEach(prefix -> used.addAll(codes(prefix, State.values())));
        used.addAll(codes("verdict.", Count.values()));
        used.addAll(codes("announcement.", AnnouncementEvent.values()));
        used.addAll(codes("announcement.title.", AnnouncementEvent.values()));
        used.addAll(codes("sold.", SoldReason.values()));
        used.addAll(codes("managed.", ManagedReason.values()));
        used.addAll(codes("change.", ChangeReason.values()));
        used.addAll(codes("forecast.event.", ForecastEvent.Kind.values()));
        used.addAll(codes("advise.fact.", LookUp.UnknownFact.values()));
        used.addAll(codes("advise.effect.", LookUp.Effect.values()));
        Stream.of(
                        ManagedReason.NO_PARTNER_EMPLOYEE,
                        ManagedReason.EMPLOYEE_DOMAIN_NOT_PARTNERS,
                        ManagedReason.USERS_UNKNOWN,
                        ManagedReason.MANAGED_FLAG)
                .forEach(reason -> used.add("advise.manage." + MachineForm.code(reason)));
        for (String event : codes("event.", ScheduledEvent.Kind.values())) {
            used.addAll(List.of(event, event + ".about"));
        }
        UNKNOWN_OF_PORTALS.forEach(fact -> used.add("gap." + fact));
        used.addAll(List.of("event.downgrade", "event.downgrade.about", "event.tier.about.kept"));
        String atRisk = "announcement." + AnnouncementEvent.TIER_AT_RISK;
        used.addAll(List.of(atRisk + ".kept", atRisk + ".kept.certified"));
        Stream.of(Variable.TIER, Variable.DOWNGRADE, Variable.NEW_CUSTOMERS)
                .forEach(variable -> used.add("variable." + MachineForm.code(variable)));
        Metrics.all().forEach(metric -> used.add("metric." + metric.id()));
        ASSUMPTIONS.forEach(id -> used.add("assumption." + id));
        used.addAll(codes("rate.", PointRate.Kind.values()));
        for (String counted : List.of(
                "days",
                "months",
                "years",
                "portals",
                "portals.of",
                "months.of",
                "points",
                "programme.apps",
                "warnings",
                "age",
                "overdue",
                "distance",
                "decimals",
                "advise.adoptions",
                "report.effort.portals",
                "report.effort.apps",
                "report.portals.nothing",
                "report.portals.open",
                "report.median.open",
                "advise.touched",
                "advise.touched-with-new",
                "explain.points.partners",
                "reconcile.agrees",
                "reconcile.differs",
                "reconcile.open",
                "partners.order",
                "test.cases",
                "partners.old",
                "reconcile.not-comparable")) {
            used.addAll(List.of(counted + ".one", counted + ".many"));
        }
        used.addAll(codes("compare.aspect.", ComparedField.values()));
        used.addAll(codes("doctor.status.", Finding.Status.values()));
        CHECKS.forEach(check -> used.add("doctor.check." + check));
        used.addAll(codes("compare.rule.", Rule.Setting.values()));
        used.addAll(codes("reconcile.unknown.", Reason.UnknownFact.values()));
        used.addAll(codes("reconcile.other-market.", Market.values()));
        used.addAll(codes("reconcile.other-kind.", DealKind.values()));
        List.of("sourced.growth", "assisted", "assisted.growth").forEach(sale -> used.add("advise.other-kind." + sale));
        List.of("advise.new-mrr.", "report.effort.mrr.").forEach(key -> used.add(key + "sourced"));
        used.addAll(codes("explain.points.credit.", PointLine.Credit.values()));
        used.addAll(codes("explain.points.rate.", PointRate.Kind.values()));
        used.addAll(codes("explain.points.market.", Market.values()));
        used.addAll(codes("deal-kind.", DealKind.values()));
        used.addAll(codes("market.", Market.values()));
        used.addAll(codes("market.in.", Market.values()));
        used.addAll(codes("book.sales.example.", Count.values()));
        used.addAll(codes("book.user.", WorkedExamples.User.values()));
        used.addAll(codes("book.market.", Market.values()));
        used.addAll(codes("book.publishing.", ScheduledEvent.Kind.values()));
        Stream.of(Clause.Single.values()).forEach(clause -> used.add("clause." + clause.path()));
        REASONS.forEach(reason -> used.add("reconcile." + reason));
        used.addAll(codes("explain.rule.sold.", SoldReason.values()));
        used.addAll(codes("explain.rule.managed.", ManagedReason.values()));
        used.addAll(codes("explain.contribution.", MedianReason.values()));
        used.addAll(codes("explain.apps.", AppEvidence.Use.values()));
        used.addAll(codes("explain.unknown.", UnknownPortalFact.values()));
        List.of("sell", "manage", "unmanage", "cancel", "mrr", "market", "use", "certify")
                .forEach(change -> used.add("simulate." + change));
        used.add("gap." + UnknownFacts.PARTNER_MARKET);
        PORTAL_FACTS.forEach(fact -> used.add("explain.fact." + fact));
        SECTIONS_OF_A_REPORT.forEach(section -> used.add("report.toc." + section));
        List.of("auto", "light", "dark").forEach(theme -> used.add("report.theme." + theme));
        UNKNOWN_OF_PORTALS.forEach(fact -> used.add("report.settle." + fact));
        used.add("report.settle.certification");
        used.add("report.settle." + UnknownFacts.PARTNER_MARKET);
        for (String kept : codes("kept.", Held.Reason.values())) {
            used.addAll(List.of(kept, kept + ".brief"));
        }
        used.remove("kept.met.brief");
        String sources = sources();
        keys(Language.EN).stream()
                .filter(key -> sources.contains('"' + key + '"'))
                .forEach(used::add);

        assertThat(used).containsExactlyInAnyOrderElementsOf(keys(Language.EN));
    }

    @Test
    void money_is_exact_and_written_as_people_of_the_language_do() {
        BigDecimal amount = new BigDecimal("1125");

        assertThat(words(Language.EN).money(amount)).isEqualTo("$1,125.00");
        assertThat(words(Language.DE).money(amount)).isEqualTo("1.125,00\u00A0$");
        assertThat(words(Language.EN, "EUR").money(amount)).isEqualTo("€1,125.00");
        assertThat(words(Language.DE, "EUR").money(amount)).isEqualTo("1.125,00\u00A0€");
        assertThat(words(Language.EN, "CHF").money(amount)).isEqualTo("CHF 1,125.00");
        assertThat(words(Language.DE, "CHF").money(amount)).isEqualTo("1.125,00\u00A0CHF");
        assertThat(words(Language.EN).money(new BigDecimal("98765432109876543210.99")))
                .isEqualTo("$98,765,432,109,876,543,210.99");
    }

    @Test
    void a_currency_sign_that_cannot_be_shown_is_written_as_its_code() {
        Words words = new Words(Language.EN, Rules.of(Programmes.in("EUR")), new Typeface(false));

        assertThat(words.money(new BigDecimal("5"))).isEqualTo("EUR 5.00");
    }

    @Test
    void a_median_has_the_decimal_sign_of_the_language() {
        BigDecimal median = new BigDecimal("3.5");

        assertThat(words(Language.EN).figure(MetricId.MEDIAN_APP_USAGE, median)).isEqualTo("3.5");
        assertThat(words(Language.DE).figure(MetricId.MEDIAN_APP_USAGE, median)).isEqualTo("3,5");
        assertThat(words(Language.DE).figure(MetricId.MEDIAN_APP_USAGE, new BigDecimal("3.0")))
                .isEqualTo("3");
    }

    @Test
    void dates_are_written_out() {
        LocalDate day = LocalDate.of(2018, 3, 5);

        assertThat(words(Language.EN).day(day)).isEqualTo("5 March 2018");
        assertThat(words(Language.DE).day(day)).isEqualTo("5.\u00a0März 2018");
    }

    @Test
    void months_are_listed_in_the_order_of_the_year() {
        assertThat(words(Language.EN).months(Set.of(Month.JULY, Month.JANUARY))).isEqualTo("January and July");
        assertThat(words(Language.DE).months(Set.of(Month.OCTOBER, Month.MARCH, Month.MAY)))
                .isEqualTo("März, Mai und Oktober");
        assertThat(words(Language.DE).months(Set.of(Month.MARCH))).isEqualTo("März");
    }

    @Test
    void one_is_singular() {
        assertThat(words(Language.EN).days(1)).isEqualTo("1 day");
        assertThat(words(Language.DE).days(2)).isEqualTo("2 Tage");
        assertThat(words(Language.EN).period(Period.of(1, 2, 0))).isEqualTo("1 year 2 months");
        assertThat(words(Language.EN).portals(new Portals(1, 1))).isEqualTo("1 portal");
        assertThat(words(Language.DE).portals(new Portals(0, 1))).isEqualTo("0–1 Portale");
    }

    @Test
    void a_range_says_both_ends_or_that_there_is_no_upper_one() {
        Interval range = Interval.between(new BigDecimal("2400"), new BigDecimal("3000"));
        Interval unbounded = Interval.from(new BigDecimal("2400"));

        assertThat(words(Language.EN).figures(MetricId.SOLD_MRR, range)).isEqualTo("$2,400.00 to $3,000.00");
        assertThat(words(Language.EN).figures(MetricId.SOLD_MRR, unbounded)).isEqualTo("$2,400.00 or more");
        assertThat(words(Language.DE).figures(MetricId.SOLD_MRR, unbounded)).isEqualTo("mindestens 2.400,00\u00A0$");
    }

    @Test
    void a_hundred_per_cent_is_said_only_of_what_is_reached() {
        Words words = words(Language.EN);
        BigDecimal required = new BigDecimal("1125");

        assertThat(words.percent(Interval.exactly(new BigDecimal("1124.99")), Interval.exactly(required)))
                .isEqualTo("99 %");
        assertThat(words.percent(Interval.exactly(new BigDecimal("1125.00")), Interval.exactly(required)))
                .isEqualTo("100 %");
        assertThat(words.percent(Interval.exactly(BigDecimal.ZERO), Interval.exactly(BigDecimal.ZERO)))
                .isEqualTo("100 %");
        assertThat(words.percent(Interval.from(BigDecimal.ZERO), Interval.exactly(required)))
                .isEqualTo("0–100 %");
    }

    @Test
    void the_german_terms_are_those_of_the_faq() {
        Words words = words(Language.DE);

        assertThat(Metrics.all().stream().map(metric -> words.metric(metric.id())))
                .containsExactly(
                        "MRR aus verkauften Portalen (12 Monate)",
                        "MRR aus verwalteten Portalen",
                        "Medianwert der App-Nutzung",
                        "Agenturpartner-Zertifizierung",
                        "Punkte aus verkauften Portalen",
                        "Sourced-Punkte (vermittelte Verkäufe)",
                        "Punkte aus verwalteten Portalen",
                        "Gesamtpunktzahl",
                        "Zertifizierte Personen",
                        "Kundenbindungsrate",
                        "Einladung");
    }

    @Test
    void another_certification_is_called_by_its_id() {
        Words words = new Words(Language.EN, Rules.of(Programmes.certifiedBy("solutions")), new Typeface(true));

        assertThat(words.metric(MetricId.CERTIFICATION)).isEqualTo("Certification solutions");
    }

    @Test
    void assumptions_are_said_in_words() {
        Words words = words(Language.EN);

        assertThat(words.assumption(new StatedAssumption("app-usage-look-back", "P30D")))
                .isEqualTo("app usage looks back 30 days");
        assertThat(words.assumption(new StatedAssumption("twelve-months-inclusive", "P12M")))
                .isEqualTo("a sale counts for 12 months, the last day included");
        assertThat(words.assumption(new StatedAssumption("report-and-tier-day", "1/15")))
                .isEqualTo("HubSpot reports on day 1 of a month and updates tiers on day 15");
        assertThat(words.assumption(new StatedAssumption("rules-superseded", "2022-07-18")))
                .isEqualTo("these rules applied until points replaced them on 18 July 2022");
        assertThat(words.assumption(new StatedAssumption("app-usage-look-back", "some time")))
                .isEqualTo("app usage looks back some time");
        assertThat(words.assumption(new StatedAssumption("of-an-adapter", "its value")))
                .isEqualTo("of-an-adapter (its value)");
    }

    private static Words words(Language language) {
        return new Words(language, Rules.of(BuiltInProgrammes.HUBSPOT_2018_01), new Typeface(true));
    }

    private static Words words(Language language, String currency) {
        return new Words(
                language,
                Rules.of(report().programme(Programmes.in(currency)).build().programme()),
                new Typeface(true));
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Words.messages(language).keySet());
    }

    private static Set<String> codes(String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> prefix + MachineForm.code(constant))
                .collect(Collectors.toSet());
    }

    private static Set<String> placeholders(Language language, String key) {
        Matcher matcher =
                Pattern.compile("\\{\\d}").matcher(Words.messages(language).getString(key));
        return matcher.results().map(result -> result.group()).collect(Collectors.toSet());
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/tierwise/answers"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
