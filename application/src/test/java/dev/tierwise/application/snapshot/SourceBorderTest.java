package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static dev.tierwise.application.snapshot.ScriptedSource.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tierwise.application.diagnose.Diagnose;
import dev.tierwise.application.diagnose.SourceDiagnosis;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a source says is examined at the border, in the source's own call. */
class SourceBorderTest {

    private static final LocalDate DAY = LocalDate.parse("2018-03-15");
    private static final Origin AT = at(2, 1);
    private static final String SECRET = "s3cret-token-4711";
    private static final BigDecimal TOO_LONG = new BigDecimal("1000000000000000");

    // nulls, as they come from plug-ins that no compiler has checked

    private static <T> T nothing() {
        return new AtomicReference<T>().get();
    }

    static Stream<Arguments> callsOfPortalFactsWithNull() {
        return Stream.of(
                portal("name", facts -> facts.name(nothing())),
                portal("subscription", facts -> facts.subscription(nothing())),
                portal("amount", facts -> facts.mrr(nothing(), "USD", AT)),
                portal("currency", facts -> facts.mrr(BigDecimal.ONE, nothing(), AT)),
                portal("at", facts -> facts.mrr(BigDecimal.ONE, "USD", nothing())),
                portal("day", facts -> facts.soldOn(nothing())),
                portal("day", facts -> facts.customerSince(nothing())),
                portal("day", facts -> facts.cancelledOn(nothing())),
                portal("market", facts -> facts.market(nothing())),
                portal("sale", facts -> facts.productSale(nothing(), AT)),
                portal("sale.kind", facts -> facts.productSale(sale(nothing(), Optional.empty()), AT)),
                portal("sale.soldOn", facts -> facts.productSale(sale(Optional.empty(), nothing()), AT)),
                portal(
                        "at",
                        facts -> facts.productSale(
                                sale(Optional.empty(), Optional.empty()), SourceBorderTest.nothing())),
                portal("amount", facts -> facts.reportedManagedMrr(nothing(), "USD")),
                portal("currency", facts -> facts.reportedManagedMrr(BigDecimal.ONE, nothing())),
                portal("points", facts -> facts.reportedSoldPoints(nothing())),
                portal("points", facts -> facts.reportedManagedPoints(nothing())),
                portal("points", facts -> facts.reportedTotalPoints(nothing())),
                portal("day", facts -> facts.reportedUpdatedOn(nothing())),
                portal("user", facts -> facts.user(nothing(), AT)),
                portal("user.email", facts -> facts.user(new PortalUser(nothing(), true), AT)),
                portal("app", facts -> facts.appUsed(nothing(), DAY, AT)),
                portal("day", facts -> facts.appUsed("forms", nothing(), AT)),
                portal("at", facts -> facts.appUsed("forms", DAY, nothing())),
                portal("app", facts -> facts.appLastUsed(nothing(), DAY, AT)),
                portal("day", facts -> facts.appLastUsed("forms", nothing(), AT)),
                portal("at", facts -> facts.appLastUsed("forms", DAY, nothing())),
                portal("app", facts -> facts.appNotUsed(nothing(), DAY, AT)),
                portal("day", facts -> facts.appNotUsed("forms", nothing(), AT)),
                portal("at", facts -> facts.appNotUsed("forms", DAY, nothing())),
                portal("app", facts -> facts.appUnknown(nothing(), AT)),
                portal("at", facts -> facts.appUnknown("forms", nothing())));
    }

    private static ProductSale sale(Optional<dev.tierwise.domain.programme.DealKind> kind, Optional<LocalDate> soldOn) {
        return new ProductSale("sales-hub", kind, Optional.empty(), soldOn);
    }

    private static Arguments portal(String parameter, Consumer<PortalFacts> call) {
        return arguments(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("callsOfPortalFactsWithNull")
    void null_throws_at_the_call_of_portal_facts_and_the_message_names_the_parameter(
            String parameter, Consumer<PortalFacts> call) throws Exception {
        assertThat(thrownAtPortal(call))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(parameter + " is null");
    }

    static Stream<Arguments> callsOfFactSinkWithNull() {
        return Stream.of(
                sink("id", sink -> sink.portal(nothing(), AT)),
                sink("at", sink -> sink.portal("7", nothing())),
                sink("id", sink -> sink.about(nothing(), AT)),
                sink("at", sink -> sink.about("7", nothing())),
                sink("certification", sink -> sink.certification(nothing(), AT)),
                sink(
                        "certification.holder",
                        sink -> sink.certification(
                                new Certification("agency-partner", nothing(), DAY, Optional.empty()), AT)),
                sink(
                        "certification.awardedOn",
                        sink -> sink.certification(
                                new Certification("agency-partner", Optional.empty(), nothing(), Optional.empty()),
                                AT)),
                sink("id", sink -> sink.assumption(nothing(), "x")),
                sink("value", sink -> sink.assumption("x", nothing())),
                sink("at", sink -> sink.error(nothing(), "wrong")),
                sink("message", sink -> sink.error(AT, SourceBorderTest.<String>nothing())),
                sink("at", sink -> sink.warning(nothing(), "wrong")),
                sink("message", sink -> sink.warning(AT, SourceBorderTest.<String>nothing())),
                sink("fact", sink -> sink.missing(nothing(), AT, "not there")),
                sink("at", sink -> sink.missing(Fact.PORTALS, nothing(), "not there")),
                sink("message", sink -> sink.missing(Fact.PORTALS, AT, SourceBorderTest.<String>nothing())));
    }

    private static Arguments sink(String parameter, Consumer<FactSink> call) {
        return arguments(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("callsOfFactSinkWithNull")
    void null_throws_at_the_call_of_the_fact_sink_and_the_message_names_the_parameter(
            String parameter, Consumer<FactSink> call) throws Exception {
        assertThat(thrownAtSink(call)).isInstanceOf(NullPointerException.class).hasMessage(parameter + " is null");
    }

    static Stream<Arguments> callsOfPartnerSinkWithNull() {
        return Stream.of(
                partner("name", sink -> sink.name(nothing(), AT)),
                partner("at", sink -> sink.name("Nordlicht", nothing())),
                partner("domains", sink -> sink.emailDomains(nothing(), AT)),
                partner(
                        "an element of domains",
                        sink -> sink.emailDomains(
                                new HashSet<>(Collections.singleton(SourceBorderTest.<String>nothing())), AT)),
                partner("at", sink -> sink.emailDomains(Set.of("x.example"), nothing())),
                partner("zone", sink -> sink.timeZone(nothing())),
                partner("market", sink -> sink.market(nothing(), AT)),
                partner("at", sink -> sink.market(Market.GROWTH, nothing())),
                partner("at", sink -> sink.invited(true, nothing())),
                partner("percent", sink -> sink.retention(nothing(), AT)),
                partner("at", sink -> sink.retention(BigDecimal.TEN, nothing())),
                partner("currency", sink -> sink.rate(nothing(), BigDecimal.TEN, AT)),
                partner("rate", sink -> sink.rate("EUR", nothing(), AT)),
                partner("at", sink -> sink.rate("EUR", BigDecimal.TEN, nothing())));
    }

    private static Arguments partner(String parameter, Consumer<PartnerSink> call) {
        return arguments(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("callsOfPartnerSinkWithNull")
    void null_throws_at_the_call_of_the_partner_sink_and_the_message_names_the_parameter(
            String parameter, Consumer<PartnerSink> call) throws Exception {
        assertThat(thrownAtPartner(call))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(parameter + " is null");
    }

    @Test
    void null_throws_where_a_finding_an_origin_or_a_failure_is_made() {
        assertThatThrownBy(() -> new Finding("x", nothing(), "access", "x", ""))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("status");
        assertThatThrownBy(() -> new Origin.InFile(nothing(), 0, 1, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("file");
        assertThatThrownBy(() -> new Origin.OfRecord(nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> new Origin.OfAnswer("7", nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("request");
        assertThatThrownBy(() -> new SourceException(nothing(), "x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind");
        assertThatThrownBy(
                        () -> new SourceException(SourceException.Kind.MALFORMED, SourceBorderTest.<String>nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("message");
        assertThatThrownBy(() -> Setting.text("x").description(SourceBorderTest.<Text>nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }

    static Stream<Arguments> callsWithADay() {
        return Stream.of(
                day(PortalFacts::soldOn),
                day(PortalFacts::customerSince),
                day(PortalFacts::cancelledOn),
                day(PortalFacts::reportedUpdatedOn),
                day((facts, day) -> facts.appUsed("forms", day, AT)),
                day((facts, day) -> facts.appLastUsed("forms", day, AT)),
                day((facts, day) -> facts.appNotUsed("forms", day, AT)),
                day((facts, day) -> facts.productSale(sale(Optional.empty(), Optional.of(day)), AT)));
    }

    private static Arguments day(java.util.function.BiConsumer<PortalFacts, LocalDate> call) {
        return arguments(call);
    }

    @ParameterizedTest
    @MethodSource("callsWithADay")
    void a_year_outside_1_to_9999_throws_at_the_call(java.util.function.BiConsumer<PortalFacts, LocalDate> call)
            throws Exception {
        for (LocalDate day : List.of(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1))) {
            assertThat(thrownAtPortal(facts -> call.accept(facts, day)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(day.toString())
                    .hasMessageContaining("expected a year from 1 to 9999");
        }
    }

    @Test
    void the_years_1_and_9999_are_taken() throws Exception {
        assertThat(thrownAtPortal(
                        facts -> facts.customerSince(LocalDate.of(1, 1, 1)).cancelledOn(LocalDate.of(9999, 12, 31))))
                .isNull();
    }

    @Test
    void a_certification_of_a_year_outside_1_to_9999_throws_at_the_call() throws Exception {
        assertThat(thrownAtSink(sink -> sink.certification(
                        new Certification(
                                "agency-partner", Optional.empty(), DAY, Optional.of(LocalDate.of(10_000, 1, 1))),
                        AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("certification.expiresOn is +10000-01-01; expected a year from 1 to 9999");
        assertThat(thrownAtSink(sink -> sink.certification(
                        new Certification("agency-partner", Optional.empty(), LocalDate.of(0, 1, 1), Optional.empty()),
                        AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("certification.awardedOn is ");
    }

    static Stream<Arguments> callsWithAnAmount() {
        return Stream.of(
                amount((facts, amount) -> facts.mrr(amount, "USD", AT)),
                amount((facts, amount) -> facts.reportedManagedMrr(amount, "USD")),
                amount(PortalFacts::reportedSoldPoints),
                amount(PortalFacts::reportedManagedPoints),
                amount(PortalFacts::reportedTotalPoints),
                amount((facts, amount) -> facts.productSale(
                        new ProductSale(
                                "sales-hub", Optional.empty(), Optional.of(new Money(amount, "USD")), Optional.empty()),
                        AT)));
    }

    private static Arguments amount(java.util.function.BiConsumer<PortalFacts, BigDecimal> call) {
        return arguments(call);
    }

    @ParameterizedTest
    @MethodSource("callsWithAnAmount")
    void more_than_15_digits_before_the_point_throw_at_the_call(
            java.util.function.BiConsumer<PortalFacts, BigDecimal> call) throws Exception {
        for (BigDecimal amount : List.of(TOO_LONG, new BigDecimal("1E+15"), new BigDecimal("1E+999999999"))) {
            assertThat(thrownAtPortal(facts -> call.accept(facts, amount)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("digits before the point; expected at most 15");
        }
        assertThat(thrownAtPortal(facts -> call.accept(facts, new BigDecimal("999999999999999.99"))))
                .isNull();
        assertThat(thrownAtPortal(facts -> call.accept(facts, new BigDecimal("0E+20"))))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("callsWithAnAmount")
    void more_than_40_digits_after_the_point_throw_at_the_call(
            java.util.function.BiConsumer<PortalFacts, BigDecimal> call) throws Exception {
        for (BigDecimal amount : List.of(new BigDecimal("1E-41"), new BigDecimal("1E-999999999"))) {
            assertThat(thrownAtPortal(facts -> call.accept(facts, amount)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("digits after the point; expected at most 40");
        }
        assertThat(thrownAtPortal(facts -> call.accept(facts, new BigDecimal("1E-40"))))
                .isNull();
    }

    @Test
    void a_text_of_more_than_1000_characters_throws_at_the_call() throws Exception {
        String text = "x".repeat(1001);
        assertThat(thrownAtPartner(sink -> sink.name(text, AT)))
                .hasMessage("name has 1001 characters; expected at most 1000");
        assertThat(thrownAtPortal(facts -> facts.name(text)))
                .hasMessage("name has 1001 characters; expected at most 1000");
        assertThat(thrownAtPortal(facts -> facts.appUsed(text, LocalDate.EPOCH, AT)))
                .hasMessage("app has 1001 characters; expected at most 1000");
        assertThat(thrownAtPortal(facts -> facts.name("x".repeat(1000)))).isNull();
    }

    @Test
    void what_cannot_be_an_email_domain_throws_at_the_call() throws Exception {
        for (String domain :
                List.of("a..example", "-a.example", "a b.example", "x".repeat(64) + ".example", "@a.example")) {
            assertThat(thrownAtPartner(sink -> sink.emailDomains(Set.of(domain), AT)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an element of domains is '" + domain
                            + "'; expected an e-mail domain such as nordlicht.example");
        }
        assertThat(thrownAtPartner(sink -> sink.emailDomains(Set.of("Nordlicht.example", "m\u00fcller.example"), AT)))
                .isNull();
    }

    @Test
    void a_retention_of_more_than_15_digits_before_the_point_throws_at_the_call() throws Exception {
        assertThat(thrownAtPartner(sink -> sink.retention(TOO_LONG, AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("percent has 16 digits before the point; expected at most 15");
    }

    @Test
    void a_rate_that_is_not_above_zero_or_too_long_or_of_no_currency_throws_at_the_call() throws Exception {
        assertThat(thrownAtPartner(sink -> sink.rate("EUR", BigDecimal.ZERO, AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate is not above zero");
        assertThat(thrownAtPartner(sink -> sink.rate("EUR", new BigDecimal("1e18"), AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate has 19 digits before the point; expected at most 18");
        assertThat(thrownAtPartner(sink -> sink.rate("eur", BigDecimal.TEN, AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency is 'eur'; expected three capital letters");
        assertThat(thrownAtPartner(sink -> sink.rate("EUR", new BigDecimal("0.000001"), AT)))
                .isNull();
    }

    @Test
    void an_untrimmed_or_empty_id_throws_at_the_call() throws Exception {
        for (String id : List.of(" 7", "7 ", "\t7", "7\n")) {
            for (Consumer<FactSink> call : List.<Consumer<FactSink>>of(
                    sink -> sink.portal(id, AT),
                    sink -> sink.about(id, AT),
                    sink -> sink.assumption(id, "x"),
                    sink -> sink.certification(new Certification(id, Optional.empty(), DAY, Optional.empty()), AT))) {
                assertThat(thrownAtSink(call))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith("is '" + id + "'; expected it without white space around it");
            }
        }
        assertThat(thrownAtSink(sink -> sink.portal("", AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is empty");
        assertThat(thrownAtSink(sink -> sink.about("", AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is empty");
    }

    @Test
    void a_sink_that_is_used_after_read_has_returned_throws_and_changes_nothing() throws Exception {
        AtomicReference<FactSink> kept = new AtomicReference<>();
        AtomicReference<PortalFacts> portal = new AtomicReference<>();
        ScriptedSource keeps = saying((request, sink) -> {
            kept.set(sink);
            portal.set(sink.portal("7", AT));
        });
        AtomicReference<List<Throwable>> thrown = new AtomicReference<>();
        // while the second source is read, the first one tries
        ScriptedSource later = saying((request, sink) -> thrown.set(List.of(
                catchThrowable(() -> portal.get().name("too late").soldOn(DAY)),
                catchThrowable(() -> kept.get().portal("8", AT)),
                catchThrowable(() -> kept.get().about("8", AT)),
                catchThrowable(() -> kept.get().certificationsComplete()),
                catchThrowable(() -> kept.get().assumption("x", "y")),
                catchThrowable(() -> kept.get().error(AT, "too late")),
                catchThrowable(() -> kept.get().warning(AT, "too late")),
                catchThrowable(() -> kept.get().missing(Fact.PARTNER, AT, "too late")))));

        ReadFacts facts = read(keeps.at("first"), later.at("second"));

        assertThat(thrown.get())
                .hasSize(8)
                .allSatisfy(each -> assertThat(each)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("the source's read has ended and its sink is closed: what is said after that is not"
                                + " taken"));
        assertThat(facts.snapshot().portals()).extracting(Portal::id).containsExactly("7");
        assertThat(facts.snapshot().portals().iterator().next().name()).isEmpty();
        assertThat(facts.assumptions()).isEmpty();
        assertThat(facts.warnings()).isEmpty();
    }

    @Test
    void a_sink_that_is_used_after_read_has_failed_throws() {
        AtomicReference<FactSink> kept = new AtomicReference<>();
        ScriptedSource fails = saying((request, sink) -> {
            kept.set(sink);
            throw new SourceException(SourceException.Kind.UNAVAILABLE, "no answer");
        });

        assertThatThrownBy(() -> read(fails.at("first"))).isInstanceOf(SourceException.class);

        assertThatThrownBy(() -> kept.get().portal("7", AT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_sink_that_is_used_after_read_partner_has_returned_throws_and_changes_nothing() throws Exception {
        AtomicReference<PartnerSink> kept = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        ScriptedSource source = saying((request, sink) ->
                        thrown.set(catchThrowable(() -> kept.get().timeZone(ZoneOffset.ofHours(1)))))
                .partner(sink -> {
                    kept.set(sink);
                    sink.name("Nordlicht", AT);
                    sink.emailDomains(Set.of("nordlicht.example"), AT);
                });

        read(source.at("first"));

        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the source's readPartner has ended and its sink is closed");
    }

    @Test
    void a_sink_that_is_used_after_diagnose_has_returned_throws_and_changes_nothing() throws Exception {
        AtomicReference<DiagnosisSink> kept = new AtomicReference<>();
        Finding finding = new Finding("x", Finding.Status.OK, "access", "works", "");
        ConfiguredSource source = new Whole(SourceSettings.builder().build()) {
            @Override
            void diagnose(DiagnosisSink sink) {
                kept.set(sink);
                sink.finding(finding);
            }
        }.configured();

        List<SourceDiagnosis> diagnoses = diagnose(source);

        assertThatThrownBy(() -> kept.get().finding(finding))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the source's diagnose has ended and its sink is closed");
        assertThat(diagnoses.get(0).findings()).containsExactly(finding);
    }

    @Test
    void a_null_finding_throws_at_the_call() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        ConfiguredSource source = new Whole(SourceSettings.builder().build()) {
            @Override
            void diagnose(DiagnosisSink sink) {
                thrown.set(catchThrowable(() -> sink.finding(nothing())));
            }
        }.configured();

        diagnose(source);

        assertThat(thrown.get()).isInstanceOf(NullPointerException.class).hasMessage("finding is null");
    }

    @Test
    void declared_secrets_are_masked_in_problems_origins_names_and_assumptions() throws Exception {
        ConfiguredSource source = new Whole(settings()) {
            @Override
            void partner(PartnerSink sink) {
                sink.name("Nordlicht " + SECRET, AT);
                sink.emailDomains(Set.of("x.example"), AT);
                sink.market(Market.GROWTH, new Origin.OfAnswer(SECRET, "GET /?token=" + SECRET));
            }

            @Override
            void facts(FactSink sink) {
                sink.warning(new Origin.InFile(SECRET + ".csv", 0, 1, 1), "refused with " + SECRET);
                sink.warning(new Origin.OfRecord(SECRET), "refused with S3CRET-TOK…");
                sink.portal("7", new Origin.OfRecord("row of " + SECRET)).name("Acme " + SECRET);
                sink.assumption("token", SECRET);
            }
        }.configured();

        ReadFacts facts = read(source);

        assertThat(facts.warnings())
                .extracting(Problem::toString)
                .containsExactly("***.csv:1:1: refused with ***", "whole:record/***: refused with ***…");
        assertThat(facts.snapshot().partner().name()).isEqualTo("Nordlicht ***");
        assertThat(facts.assumptions()).containsEntry("token", "***");
        List<String> evidence = new ArrayList<>();
        for (PortalRecord each : facts.records()) {
            assertThat(each.portal().name()).contains("Acme ***");
            each.provenance().forEach(fact -> evidence.add(fact.toString()));
        }
        facts.partnerProvenance().forEach(fact -> evidence.add(fact.toString()));
        assertThat(evidence).isNotEmpty().noneMatch(text -> text.contains(SECRET));
        assertThat(evidence.toString()).contains("row of ***").contains("GET /?token=***");
    }

    @Test
    void declared_secrets_are_masked_in_errors_and_in_what_is_missing() {
        ConfiguredSource source = new Whole(settings()) {
            @Override
            void facts(FactSink sink) {
                sink.error(AT, "refused with " + SECRET);
                sink.missing(Fact.PORTALS, AT, "nothing for " + SECRET);
            }
        }.configured();

        BadInputException bad = catchThrowableOfType(BadInputException.class, () -> read(source));

        assertThat(bad.errors())
                .extracting(problem -> problem.message().toString())
                .contains("refused with ***", "nothing for ***");
    }

    @Test
    void declared_secrets_are_masked_in_every_language_of_a_text() {
        ConfiguredSource source = new Whole(settings()) {
            @Override
            void facts(FactSink sink) {
                sink.error(AT, twice());
            }
        }.configured();
        ConfiguredSource fails = new Whole(settings()) {
            @Override
            void facts(FactSink sink) throws SourceException {
                throw new SourceException(SourceException.Kind.REFUSED, twice());
            }
        }.configured();

        BadInputException bad = catchThrowableOfType(BadInputException.class, () -> read(source));
        SourceException failure = catchThrowableOfType(SourceException.class, () -> read(fails));

        assertThat(bad.errors())
                .extracting(problem -> problem.message().in(Locale.GERMAN))
                .contains("Portal '***' ist zweimal aufgeführt; erwartet wird eine Zeile je Portal");
        assertThat(failure.text().in(Locale.GERMAN)).startsWith("whole: Portal '***' ist zweimal");
    }

    private static Text twice() {
        return Text.of(BadInputException.class, "listed.twice", SECRET);
    }

    @Test
    void a_text_that_no_message_file_holds_throws_at_the_call() {
        ConfiguredSource source = new Whole(settings()) {
            @Override
            void facts(FactSink sink) {
                assertThatThrownBy(() -> sink.warning(AT, Text.of(BadInputException.class, "no.such.key")))
                        .isInstanceOf(MissingResourceException.class);
                throw new IllegalStateException("reached");
            }
        }.configured();

        assertThatThrownBy(() -> read(source)).hasMessage("reached");
    }

    @Test
    void declared_secrets_are_masked_in_failures_of_every_method() {
        ConfiguredSource failsToOpen = new Whole(settings()) {
            @Override
            public Source open(SourceSettings settings) throws SourceException {
                throw failure();
            }
        }.configured();
        ConfiguredSource failsWithThePartner = new Whole(settings()) {
            @Override
            void partner(PartnerSink sink) throws SourceException {
                throw failure();
            }
        }.configured();
        ConfiguredSource failsToRead = new Whole(settings()) {
            @Override
            void facts(FactSink sink) throws SourceException {
                throw failure();
            }
        }.configured();

        for (ConfiguredSource source : List.of(failsToOpen, failsWithThePartner, failsToRead)) {
            SourceException thrown = catchThrowableOfType(SourceException.class, () -> read(source));
            assertThat(thrown).hasMessage("whole: refused for ***").hasStackTraceContaining("refused for ***");
            assertThat(thrown.kind()).isEqualTo(SourceException.Kind.REFUSED);
            assertThat(org.assertj.core.util.Throwables.getStackTrace(thrown)).doesNotContain(SECRET);
        }
    }

    private static SourceException failure() {
        return new SourceException(
                SourceException.Kind.REFUSED, "refused for " + SECRET, new IllegalStateException(SECRET));
    }

    @Test
    void declared_secrets_are_masked_in_findings_and_in_a_failed_diagnosis() throws Exception {
        ConfiguredSource finds = new Whole(settings()) {
            @Override
            void diagnose(DiagnosisSink sink) {
                sink.finding(new Finding(SECRET, Finding.Status.OK, SECRET, SECRET, SECRET));
            }
        }.configured();
        ConfiguredSource fails = new Whole(settings()) {
            @Override
            void diagnose(DiagnosisSink sink) throws SourceException {
                throw failure();
            }
        }.configured();

        assertThat(diagnose(finds).get(0).findings())
                .containsExactly(new Finding("***", Finding.Status.OK, "***", "***", "***"));
        assertThat(diagnose(fails).get(0).findings())
                .extracting(Finding::message)
                .containsExactly("refused for ***");
    }

    @Test
    void secrets_in_records_are_masked_too() throws Exception {
        ConfiguredSource source = new Whole(SourceSettings.builder()
                .records(
                        "clients",
                        List.of(SourceSettings.builder()
                                .secret("key", new Secret(SECRET))
                                .build()))
                .build()) {
            @Override
            void facts(FactSink sink) {
                sink.portal("7", AT).name("Acme " + SECRET);
            }
        }.configured();

        assertThat(read(source).snapshot().portals().iterator().next().name()).contains("Acme ***");
    }

    @Test
    void a_key_that_holds_a_secret_is_refused_because_it_cannot_be_masked() throws Exception {
        for (Consumer<FactSink> call : List.<Consumer<FactSink>>of(
                sink -> sink.portal("id-" + SECRET, AT),
                sink -> sink.about("id-" + SECRET, AT),
                sink -> sink.portal("7", AT).appUsed(SECRET, DAY, AT),
                sink -> sink.portal("7", AT).user(new PortalUser(EmailAddress.parse(SECRET + "@x.example"), true), AT),
                sink -> sink.portal("7", AT)
                        .productSale(new ProductSale(SECRET, Optional.empty(), Optional.empty(), Optional.empty()), AT),
                sink -> sink.certification(
                        new Certification("agency-partner", Optional.of(SECRET), DAY, Optional.empty()), AT))) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            read(
                    new Whole(settings()) {
                        @Override
                        void facts(FactSink sink) {
                            thrown.set(catchThrowable(() -> call.accept(sink)));
                        }
                    }.configured());
            assertThat(thrown.get())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("holds a secret of the source")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void a_key_that_happens_to_hold_a_short_password_is_taken() throws Exception {
        ConfiguredSource source = new Whole(SourceSettings.builder()
                .secret("token", new Secret("nordlicht"))
                .build()) {
            @Override
            void facts(FactSink sink) {
                sink.portal("nordlicht-7", AT)
                        .user(new PortalUser(EmailAddress.parse("a@nordlicht.example"), true), AT);
            }
        }.configured();

        assertThat(read(source).snapshot().portals()).extracting(Portal::id).containsExactly("nordlicht-7");
    }

    private static SourceSettings settings() {
        return SourceSettings.builder().secret("token", new Secret(SECRET)).build();
    }

    /** A source with a secret; what it says is overridden. */
    private abstract static class Whole implements SourceFactory {

        private final SourceSettings settings;

        Whole(SourceSettings settings) {
            this.settings = settings;
        }

        void partner(PartnerSink sink) throws SourceException {
            sink.name("Nordlicht", AT);
            sink.emailDomains(Set.of("nordlicht.example"), AT);
        }

        void facts(FactSink sink) throws SourceException {}

        void diagnose(DiagnosisSink sink) throws SourceException {}

        ConfiguredSource configured() {
            return new ConfiguredSource(this, settings);
        }

        @Override
        public String name() {
            return "whole";
        }

        @Override
        public String spiVersion() {
            return SpiVersion.V1_0;
        }

        @Override
        public Text description() {
            return Text.verbatim("what a test says");
        }

        @Override
        public Set<Fact> facts() {
            return Set.of(Fact.PARTNER, Fact.PORTALS);
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    Setting.text("token").description("who asks").secret().build(),
                    Setting.records(
                                    "clients",
                                    Setting.text("key")
                                            .description("who asks")
                                            .secret()
                                            .build())
                            .description("whom")
                            .build());
        }

        @Override
        public Source open(SourceSettings settings) throws SourceException {
            return new Source() {
                @Override
                public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
                    partner(sink);
                }

                @Override
                public void read(ReadRequest request, FactSink sink) throws SourceException {
                    facts(sink);
                }

                @Override
                public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
                    Whole.this.diagnose(sink);
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Throwable thrownAtPortal(Consumer<PortalFacts> call) throws Exception {
        return thrownAtSink(sink -> call.accept(sink.portal("7", AT)));
    }

    private static Throwable thrownAtSink(Consumer<FactSink> call) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        read(saying((request, sink) -> thrown.set(catchThrowable(() -> call.accept(sink))))
                .at("first"));
        return thrown.get();
    }

    private static Throwable thrownAtPartner(Consumer<PartnerSink> call) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        read(saying((request, sink) -> {})
                .partner(sink -> {
                    thrown.set(catchThrowable(() -> call.accept(sink)));
                    sink.name("Nordlicht", AT);
                    sink.emailDomains(Set.of("nordlicht.example"), AT);
                })
                .at("first"));
        return thrown.get();
    }

    private static ReadFacts read(ConfiguredSource... sources) throws Exception {
        return new SnapshotReader(InstantSource.fixed(Instant.parse("2018-03-15T12:00:00Z")), new Redaction())
                .read(request(sources));
    }

    private static SnapshotRequest request(ConfiguredSource... sources) {
        return new SnapshotRequest(
                List.of(sources),
                PartnerConfiguration.NONE,
                Optional.of(DAY),
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates("USD", Map.of()),
                Detail.EVERYTHING,
                Duration.ofSeconds(60),
                (source, rows) -> {});
    }

    private static List<SourceDiagnosis> diagnose(ConfiguredSource source) throws SourceException {
        return new Diagnose(InstantSource.fixed(Instant.parse("2018-03-15T12:00:00Z")), new Redaction())
                .diagnose(request(source))
                .sources();
    }
}
