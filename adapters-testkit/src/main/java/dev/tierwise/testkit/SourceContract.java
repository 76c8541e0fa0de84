package dev.tierwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import dev.tierwise.spi.border.CheckedSource;
import dev.tierwise.spi.border.SourceSecrets;
import dev.tierwise.testkit.Agency.Customer;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Tierwise expects of an adapter. An author extends this class and says how an agency is put where the adapter reads it;
 * every behaviour is then tried. What an adapter does not give is left out by {@link #facts}, what cannot happen to it by
 * {@link #broken}.
 */
public abstract class SourceContract {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    private static final Duration TIME_LIMIT_WHEN_BROKEN = Duration.ofSeconds(2);
    private static final Duration INTERRUPT_LIMIT = Duration.ofSeconds(15);

    /** Long enough for a thread that a source left behind to say something. */
    private static final Duration SILENCE = Duration.ofMillis(60);

    private static final Period LOOK_BACK = Period.ofDays(30);

    private static final int PORTALS_BEFORE_LOOKING = 2_000;
    private static final int FIRST = 1_000;

    @TempDir
    private Path folder;

    private final AtomicInteger folders = new AtomicInteger();

    /** The adapter; the same or another one at each call. */
    protected abstract SourceFactory factory();

    /**
     * Puts an agency where the adapter reads it.
     *
     * @param agency what the source has to say afterwards
     * @param place  an empty folder that is deleted after the test; for adapters that read files
     * @return the settings of a source that reads it
     */
    protected abstract SourceSettings settings(Agency agency, Path place) throws Exception;

    /**
     * The same with something broken.
     *
     * @param breakage what; a {@code switch} about it has a {@code default} that answers empty, because later versions may ask for more
     * @return empty where this cannot happen to the adapter; the test is then skipped
     */
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path place) throws Exception {
        return Optional.empty();
    }

    /** How long reading may take when nothing is broken: the deadline that the source is given then. Two minutes unless overridden. */
    protected Duration timeLimit() {
        return TIME_LIMIT;
    }

    /**
     * How long reading may take when something is broken: the deadline that the source is given then. Long enough that a source which
     * tries again gives up by itself where it should, and short enough for a test. Two seconds unless overridden.
     */
    protected Duration timeLimit(Breakage breakage) {
        return TIME_LIMIT_WHEN_BROKEN;
    }

    /**
     * How long a source may go on reading after an interrupt. Long enough for a slow machine, and short enough to notice a source that
     * ignores interrupts. 15 seconds unless overridden.
     */
    protected Duration interruptLimit() {
        return INTERRUPT_LIMIT;
    }

    /** A text that must never be shown, which {@link #settings} and {@link #broken} use as a secret; empty where there is none. */
    protected Optional<String> secret() {
        return Optional.empty();
    }

    /** The facts that the sources of {@link #settings} give: those of the factory, or fewer. */
    protected Set<Fact> facts() {
        return factory().facts();
    }

    /** The id under which the source lists a customer, where the place that it reads has ids of its own. */
    protected String id(Customer customer) {
        return customer.id();
    }

    /** As Tierwise opens it: a call that it would refuse fails here too. The secrets stay visible, to be looked for. */
    private static Source open(SourceFactory factory, SourceSettings settings) throws SourceException {
        return new CheckedSource(factory.open(settings.withDefaults(factory.settings())), SourceSecrets.NONE);
    }

    @Test
    final void the_factory_says_who_it_is() {
        SourceFactory factory = factory();
        assertThat(factory.name())
                .as("name")
                .matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                .hasSizeGreaterThan(1);
        assertThat(factory.description().toString())
                .as("description")
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotEndWith(".");
        assertThat(factory.facts()).as("facts").isNotEmpty().containsAll(facts());
        assertThat(SpiVersion.fits(factory.spiVersion()))
                .as("version " + factory.spiVersion())
                .isTrue();
    }

    @Test
    final void its_settings_have_names_of_their_own() {
        List<String> names = factory().settings().stream().map(Setting::name).toList();
        assertThat(names).doesNotHaveDuplicates().doesNotContain("adapter");
        assertThat(factory().settings())
                .allSatisfy(setting -> assertThat(setting.description().toString())
                        .isNotBlank()
                        .doesNotContain("\n"));
    }

    @Test
    final void its_settings_are_declared() throws Exception {
        declared(factory().settings(), settings(Agency.onePortal(), place()));
    }

    private static void declared(List<Setting> declared, SourceSettings given) {
        assertThat(declared.stream().map(Setting::name))
                .as("settings that users can give")
                .containsAll(given.names());
        for (Setting setting : declared) {
            boolean isGiven = given.names().contains(setting.name());
            if (setting.required()) {
                assertThat(isGiven)
                        .as("the required setting " + setting.name() + " is given")
                        .isTrue();
            }
            if (isGiven && !setting.secret()) {
                assertThatCode(() -> taken(setting, given))
                        .as("setting " + setting.name() + " is given as " + setting.kind())
                        .doesNotThrowAnyException();
            }
        }
    }

    /** What the application does for an adapter: it gives each setting in the shape that is declared, and only values allowed. */
    private static void taken(Setting setting, SourceSettings given) {
        String name = setting.name();
        switch (setting.kind()) {
            case TEXT, CHOICE -> given.text(name).ifPresent(text -> taken(setting, text));
            case INTEGER -> given.integer(name).ifPresent(number -> taken(setting, Long.toString(number)));
            case BOOLEAN -> given.bool(name).ifPresent(answer -> taken(setting, Boolean.toString(answer)));
            case DURATION -> given.duration(name).ifPresent(duration -> taken(setting, duration.toString()));
            case PATH ->
                given.path(name)
                        .ifPresent(path -> taken(setting, given.text(name).orElseThrow()));
            case LIST -> given.list(name).forEach(text -> taken(setting, text));
            case RECORDS -> given.records(name).forEach(record -> declared(setting.fields(), record));
        }
    }

    private static void taken(Setting setting, String written) {
        assertThat(setting.fault(written).map(Text::toString))
                .as("what is wrong with the value of " + setting.name())
                .isEmpty();
    }

    @Test
    final void without_its_settings_it_says_what_is_missing() {
        boolean needsSome = factory().settings().stream().anyMatch(Setting::required);
        try (Source source = open(factory(), SourceSettings.builder().build())) {
            assertThat(needsSome).as("opened without what it needs: " + source).isFalse();
        } catch (SourceException e) {
            assertThat(e.kind()).isEqualTo(SourceException.Kind.MISCONFIGURED);
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    final void a_secret_is_declared_as_one() throws Exception {
        assumeTrue(secret().isPresent(), "the adapter takes no secret");
        List<String> open = new ArrayList<>();
        readable(factory().settings(), settings(Agency.onePortal(), place()), open);
        assertThat(open).noneMatch(text -> text.contains(secret().orElseThrow()));
    }

    /** All texts that are not given as secrets. */
    private static void readable(List<Setting> declared, SourceSettings given, List<String> texts) {
        for (Setting setting : declared) {
            if (!setting.secret() && given.names().contains(setting.name())) {
                switch (setting.kind()) {
                    case TEXT, PATH, CHOICE -> given.text(setting.name()).ifPresent(texts::add);
                    case INTEGER, BOOLEAN, DURATION -> {}
                    case LIST -> texts.addAll(given.list(setting.name()));
                    case RECORDS ->
                        given.records(setting.name()).forEach(record -> readable(setting.fields(), record, texts));
                }
            }
        }
    }

    @Test
    final void it_works_alone_with_the_domain_and_the_spi() throws Exception {
        try (URLClassLoader isolated = IsolatedLoading.ofTheClassPath()) {
            SourceFactory factory =
                    (SourceFactory) isolated.loadClass(factory().getClass().getName())
                            .getConstructor()
                            .newInstance();
            assertThat(factory.getClass().getClassLoader()).isSameAs(isolated);
            assertThat(factory.name()).isEqualTo(factory().name());
            assertThat(factory.facts()).isEqualTo(factory().facts());
            assertThat(factory.settings()).isEqualTo(factory().settings());
            try (Source source = open(factory, settings(Agency.onePortal(), place()))) {
                Recording recording = new Recording();
                source.read(request(), recording);
                assertThat(recording.listed()).isEqualTo(ids(Agency.onePortal()));
            }
        }
    }

    @Test
    final void an_agency_without_portals_is_one_without_portals() throws Exception {
        assertThat(read(Agency.empty()).listed()).isEmpty();
    }

    @Test
    final void the_partner_is_named_as_it_names_itself() throws Exception {
        assumeTrue(facts().contains(Fact.PARTNER), "the source does not give the partner");
        Recording recording = new Recording();
        try (Source source = open(factory(), settings(Agency.onePortal(), place()))) {
            source.readPartner(deadline(), recording);
        }
        assertThat(recording.name()).contains(Agency.onePortal().name());
        assertThat(recording.emailDomains())
                .as("e-mail domains")
                .containsExactly(Agency.onePortal().emailDomain());
    }

    @Test
    final void what_is_known_of_the_partner_is_told_and_nothing_else() throws Exception {
        assumeTrue(
                facts().contains(Fact.PARTNER_MARKET)
                        || facts().contains(Fact.INVITATION)
                        || facts().contains(Fact.RETENTION)
                        || facts().contains(Fact.CREDITED_TIER),
                "the source does not give the facts of the partner that points depend on");
        for (Agency agency : List.of(Agency.onePortal(), Agency.zero(), Agency.gaps())) {
            Recording recording = new Recording();
            try (Source source = open(factory(), settings(agency, place()))) {
                source.readPartner(deadline(), recording);
            }
            if (facts().contains(Fact.PARTNER_MARKET)) {
                assertThat(recording.market()).as("the partner's market").isEqualTo(agency.market());
            }
            if (facts().contains(Fact.INVITATION)) {
                assertThat(recording.invited()).as("invited").isEqualTo(agency.invited());
            }
            if (facts().contains(Fact.RETENTION)) {
                agree("retention", recording.retention(), agency.retention());
            }
            if (facts().contains(Fact.CREDITED_TIER)) {
                assertThat(recording.credited()).as("the credited tier").isEqualTo(agency.credited());
            }
        }
    }

    @Test
    final void what_is_told_is_declared() throws Exception {
        Recording recording = new Recording();
        try (Source source = open(factory(), settings(Agency.everyFact(), place()))) {
            source.readPartner(deadline(), recording);
            source.read(request(), recording);
        }
        assertThat(factory().facts()).as("the facts that are declared").containsAll(recording.facts());
    }

    @Test
    final void a_portal_is_told_with_all_its_facts() throws Exception {
        agrees(Agency.onePortal());
    }

    @Test
    final void portals_of_many_pages_are_told_each_once() throws Exception {
        agrees(Agency.many());
    }

    @Test
    final void names_are_told_as_they_are() throws Exception {
        agrees(Agency.oddNames());
    }

    @Test
    final void zero_and_none_are_known() throws Exception {
        agrees(Agency.zero());
    }

    @Test
    final void what_is_unknown_is_not_told() throws Exception {
        agrees(Agency.gaps());
    }

    @Test
    final void an_mrr_keeps_its_currency() throws Exception {
        agrees(Agency.currencies());
    }

    @Test
    final void days_are_told_as_they_are() throws Exception {
        agrees(Agency.leapDays());
    }

    @Test
    final void sales_of_product_lines_are_told_as_they_are() throws Exception {
        assumeTrue(facts().contains(Fact.PRODUCT_SALES), "the source does not give sales of product lines");
        agrees(Agency.sales());
    }

    @Test
    final void certifications_are_told_as_they_are() throws Exception {
        assumeTrue(facts().contains(Fact.CERTIFICATIONS), "the source does not give certifications");
        agrees(Agency.certified());
    }

    @Test
    final void of_each_day_as_much_is_told_as_if_it_were_asked_about_alone() throws Exception {
        assumeTrue(facts().contains(Fact.APP_USAGE), "the source does not give app usage");
        Agency agency = Agency.severalMonths();
        Customer customer = agency.portals().get(0);
        List<LocalDate> days = List.of(Agency.EARLIER, Agency.DAY);
        SaidOfPortal ofBoth = read(agency, days).portal(id(customer));
        for (LocalDate day : days) {
            SaidOfPortal ofOne = read(agency, List.of(day)).portal(id(customer));
            for (Map.Entry<String, LocalDate> use :
                    customer.apps().orElseThrow().entrySet()) {
                String app = use.getKey();
                boolean used = use.getValue().isAfter(day.minus(LOOK_BACK))
                        && !use.getValue().isAfter(day);
                Optional<Boolean> said = ofBoth.used(app, day, LOOK_BACK);
                assertThat(said)
                        .as(app + " on " + day + ", asked about " + days + " and about that day alone")
                        .isEqualTo(ofOne.used(app, day, LOOK_BACK));
                assertThat(said.orElse(used)).as(app + " on " + day).isEqualTo(used);
            }
        }
    }

    @Test
    final void a_portal_that_is_listed_twice_is_told_twice_or_is_an_error() throws Exception {
        Recording recording = new Recording();
        try (Source source = open(factory(), settings(Agency.duplicate(), place()))) {
            source.read(request(), recording);
        } catch (SourceException e) {
            return;
        }
        assertThat(!recording.errors().isEmpty()
                        || recording.listed().size() == ids(Agency.duplicate()).size())
                .as("told " + recording.listed() + ", " + recording.problems())
                .isTrue();
    }

    @Test
    final void portals_are_not_all_held() throws Exception {
        Recording recording = new Recording();
        AtomicInteger number = new AtomicInteger();
        AtomicLong held = new AtomicLong(-1);
        recording.atEachPortal(() -> {
            if (number.incrementAndGet() == PORTALS_BEFORE_LOOKING) {
                held.set(heldOfFirst(recording));
            }
        });
        try (Source source = open(factory(), settings(Agency.many(), place()))) {
            source.read(request(), recording);
        }
        assumeTrue(number.get() >= PORTALS_BEFORE_LOOKING, "so few portals were told that there is nothing to look at");
        assertThat(held.get()).as("of the first " + FIRST + " portals are held").isBetween(0L, FIRST / 2L);
    }

    private static long heldOfFirst(Recording recording) {
        long held = FIRST;
        for (int i = 0; i < 10 && held > FIRST / 2; i++) {
            System.gc();
            held = recording.heldOfFirst(FIRST);
        }
        return held;
    }

    @Test
    final void two_sources_are_independent() throws Exception {
        SourceFactory factory = factory();
        Recording one = new Recording();
        Recording other = new Recording();
        try (Source first = open(factory, settings(Agency.onePortal(), place()));
                Source second = open(factory, settings(Agency.zero(), place()))) {
            first.read(request(), one);
            second.read(request(), other);
        }
        assertThat(one.listed()).isEqualTo(ids(Agency.onePortal()));
        assertThat(other.listed()).isEqualTo(ids(Agency.zero()));
    }

    @Test
    final void a_source_can_be_closed_unread_and_twice() throws Exception {
        Source source = open(factory(), settings(Agency.onePortal(), place()));
        source.close();
        source.close();
        Source read = open(factory(), settings(Agency.onePortal(), place()));
        read.read(request(), new Recording());
        read.close();
        read.close();
    }

    @Test
    final void nothing_is_said_when_a_method_has_returned() throws Exception {
        SourceFactory factory = factory();
        SourceSettings settings = settings(Agency.onePortal(), place()).withDefaults(factory.settings());
        Recording recording = new Recording();
        // what is said too late is refused at the border, unnoticed by whoever looks behind it
        try (Source source = factory.open(settings)) {
            source.readPartner(deadline(), recording);
            listen(recording);
            source.read(request(), recording);
            listen(recording);
            source.diagnose(request(), recording);
            listen(recording);
        }
        assertThat(recording.late())
                .as("calls of a sink after the method that it was given to had returned")
                .isZero();
    }

    private static void listen(Recording recording) throws InterruptedException {
        recording.end();
        Thread.sleep(SILENCE.toMillis());
        recording.begin();
    }

    @Test
    final void an_interrupt_ends_the_reading_soon() throws Exception {
        AtomicReference<@Nullable SourceException> told = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> other = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Source source = open(factory(), settings(Agency.many(), place()));
        Recording recording = new Recording();
        recording.atEachPortal(() -> Thread.currentThread().interrupt());
        Thread reader = new Thread(() -> {
            try {
                source.read(request(), recording);
            } catch (SourceException e) {
                told.set(e);
            } catch (RuntimeException | Error e) {
                other.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        reader.setDaemon(true);
        reader.start();
        Duration limit = interruptLimit();
        reader.join(limit.toMillis());
        boolean ended = !reader.isAlive();
        source.close();
        assertThat(ended).as("ended within " + limit).isTrue();
        assertThat(other.get()).as("thrown otherwise").isNull();
        SourceException exception = told.get();
        if (exception == null) {
            fail("the source went on as if nothing had happened");
        } else {
            assertThat(exception.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE);
        }
        assertThat(flag.get()).as("the interrupt flag is set").isTrue();
    }

    @Test
    final void refused_access_is_said_to_be_refused() throws Exception {
        assertThat(kind(Breakage.REFUSED)).isEqualTo(SourceException.Kind.REFUSED);
    }

    @Test
    final void no_answer_is_said_to_be_unavailable() throws Exception {
        assertThat(kind(Breakage.TIMED_OUT)).isEqualTo(SourceException.Kind.UNAVAILABLE);
    }

    @Test
    final void a_limit_that_does_not_end_is_said_to_be_unavailable() throws Exception {
        assertThat(kind(Breakage.RATE_LIMITED)).isEqualTo(SourceException.Kind.UNAVAILABLE);
    }

    @Test
    final void what_is_not_understood_is_an_error() throws Exception {
        failsOrComplains(Breakage.MALFORMED);
    }

    @Test
    final void a_list_that_is_cut_off_is_never_taken_for_a_whole_one() throws Exception {
        failsOrComplains(Breakage.CUT_OFF);
    }

    @Test
    final void reading_the_partner_and_diagnosing_end_at_the_deadline() throws Exception {
        for (boolean partner : List.of(true, false)) {
            Source source = open(factory(), brokenOrSkipped(Breakage.TIMED_OUT, Agency.many()));
            Recording recording = new Recording();
            Instant deadline = deadline(Breakage.TIMED_OUT);
            Outcome outcome = until(
                    Breakage.TIMED_OUT,
                    partner
                            ? () -> source.readPartner(deadline, recording)
                            : () -> source.diagnose(request(deadline), recording));
            source.close();
            assertThat(outcome.ended())
                    .as((partner ? "readPartner" : "diagnose") + " ended at the deadline")
                    .isTrue();
            assertThat(outcome.told().map(SourceException::kind))
                    .isIn(Optional.empty(), Optional.of(SourceException.Kind.UNAVAILABLE));
        }
    }

    @Test
    final void a_place_that_is_not_there_is_never_an_agency_without_portals() throws Exception {
        Recording recording = new Recording();
        try (Source source = open(factory(), brokenOrSkipped(Breakage.ABSENT, Agency.onePortal()))) {
            source.readPartner(deadline(), recording);
            source.read(request(), recording);
        } catch (SourceException e) {
            assertThat(e.kind()).isNotEqualTo(SourceException.Kind.REFUSED);
            return;
        }
        assertThat(!recording.errors().isEmpty() || recording.missingFacts().contains(Fact.PORTALS))
                .as("it is said that nothing is there; told were " + recording.problems())
                .isTrue();
    }

    @Test
    final void a_wrong_value_is_reported_with_its_place_and_the_rest_is_told() throws Exception {
        assumeTrue(facts().contains(Fact.MRR), "the source does not give MRR");
        List<Set<Origin>> places = new ArrayList<>();
        for (int number : List.of(2, 3)) {
            Agency agency = Agency.portals(number);
            Recording recording = new Recording();
            try (Source source = open(factory(), brokenOrSkipped(Breakage.WRONG_VALUE, agency))) {
                source.read(request(), recording);
            }
            List<Customer> right = agency.portals().subList(0, number - 1);
            assertThat(recording.portal(id(agency.portals().get(number - 1))).mrr())
                    .as("the MRR that is wrong")
                    .isEmpty();
            assertThat(recording.listed())
                    .containsAll(right.stream().map(this::id).toList());
            right.forEach(customer -> agrees(customer, recording.portal(id(customer))));
            places.add(recording.problems().stream().map(Recording.Problem::at).collect(Collectors.toSet()));
        }
        assertThat(places)
                .as("places of the wrong value")
                .allSatisfy(at -> assertThat(at).isNotEmpty());
        assertThat(places.get(0))
                .as("the place of the wrong value, in the second portal and in the third")
                .isNotEqualTo(places.get(1));
    }

    @Test
    final void no_message_holds_a_secret() throws Exception {
        assumeTrue(secret().isPresent(), "the adapter takes no secret");
        List<String> shown = new ArrayList<>();
        shown.add(settings(Agency.onePortal(), place()).toString());
        for (Said said : everythingSaid()) {
            said.recording().problems().forEach(problem -> shown.add(problem.at() + " " + problem.message()));
            said.recording().findings().forEach(finding -> shown.add(finding.toString()));
            said.told().forEach(e -> shown.addAll(texts(e)));
        }
        assertThat(shown).noneMatch(text -> text.contains(secret().orElseThrow()));
    }

    @Test
    final void messages_are_for_people() throws Exception {
        List<Text> messages = new ArrayList<>();
        List<Text> advice = new ArrayList<>();
        for (Said said : everythingSaid()) {
            assertThat(said.other()).as("thrown where a message was expected").isEmpty();
            said.recording().problems().forEach(problem -> messages.add(problem.message()));
            for (Finding finding : said.recording().findings()) {
                messages.add(finding.messageText());
                if (!finding.advice().isEmpty()) {
                    advice.add(finding.adviceText());
                }
            }
            said.told().forEach(e -> messages.add(e.text()));
        }
        assertThat(messages.stream().flatMap(message -> Wording.faultsBehindAColon(message).stream()))
                .as("what is wrong with messages")
                .isEmpty();
        assertThat(advice.stream().flatMap(sentence -> Wording.faults(sentence).stream()))
                .as("what is wrong with advice")
                .isEmpty();
    }

    @Test
    final void problems_have_a_place() throws Exception {
        assertThat(everythingSaid().stream()
                        .flatMap(said -> said.recording().problems().stream())
                        .flatMap(problem -> Wording.faults(problem.at()).stream()))
                .as("what is wrong with places")
                .isEmpty();
    }

    /** What a source said, what it threw, and what it should not have thrown. */
    private record Said(Recording recording, List<SourceException> told, List<Throwable> other) {}

    /** What sources say of agencies and when something is broken; one that does not come back has said nothing. */
    private List<Said> everythingSaid() throws Exception {
        List<Said> all = new ArrayList<>();
        until(
                        timeLimit(),
                        () -> open(factory(), SourceSettings.builder().build()).close())
                .told()
                .ifPresent(e -> all.add(new Said(new Recording(), List.of(e), List.of())));
        for (Agency agency : List.of(Agency.onePortal(), Agency.duplicate())) {
            all.add(said(settings(agency, place()), Optional.empty()));
        }
        for (Breakage breakage : Breakage.values()) {
            // a list of one page has no middle to end in
            Agency agency = breakage == Breakage.CUT_OFF ? Agency.many() : Agency.portals(3);
            Optional<SourceSettings> settings = broken(breakage, agency, place());
            if (settings.isPresent()) {
                all.add(said(settings.get(), Optional.of(breakage)));
            }
        }
        return all;
    }

    private Said said(SourceSettings settings, Optional<Breakage> breakage) throws InterruptedException {
        Recording recording = new Recording();
        List<SourceException> told = new ArrayList<>();
        List<Throwable> other = new ArrayList<>();
        Duration limit = breakage.map(this::timeLimit).orElseGet(this::timeLimit);
        for (Reading reading : List.<Reading>of(
                (source, deadline) -> {
                    source.readPartner(deadline, recording);
                    source.read(request(deadline), recording);
                },
                (source, deadline) -> source.diagnose(request(deadline), recording))) {
            Instant deadline = Instant.now().plus(limit);
            Outcome outcome = until(limit, () -> {
                try (Source source = open(factory(), settings)) {
                    reading.read(source, deadline);
                }
            });
            outcome.told().ifPresent(told::add);
            outcome.other().ifPresent(other::add);
        }
        return new Said(recording, told, other);
    }

    /** What a source is asked. */
    private interface Reading {
        void read(Source source, Instant deadline) throws SourceException;
    }

    /** A call of a source. */
    private interface Call {
        void make() throws SourceException;
    }

    /**
     * How a call ended.
     *
     * @param ended whether it did
     * @param told  what it threw as it should
     * @param other what it threw otherwise
     */
    private record Outcome(boolean ended, Optional<SourceException> told, Optional<Throwable> other) {}

    /** Makes a call that may never come back, and waits for it as long as it may take, and a while longer. */
    private Outcome until(Duration limit, Call call) throws InterruptedException {
        AtomicReference<@Nullable SourceException> told = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> other = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                call.make();
            } catch (SourceException e) {
                told.set(e);
            } catch (RuntimeException | Error e) {
                other.set(e);
            }
        });
        caller.setDaemon(true);
        caller.start();
        caller.join(limit.plus(interruptLimit()).toMillis());
        boolean ended = !caller.isAlive();
        if (!ended) {
            caller.interrupt();
        }
        return new Outcome(ended, Optional.ofNullable(told.get()), Optional.ofNullable(other.get()));
    }

    private Outcome until(Breakage breakage, Call call) throws InterruptedException {
        return until(timeLimit(breakage), call);
    }

    private SourceSettings brokenOrSkipped(Breakage breakage, Agency agency) throws Exception {
        Optional<SourceSettings> settings = broken(breakage, agency, place());
        assumeTrue(settings.isPresent(), "this cannot happen to the adapter");
        return settings.orElseThrow();
    }

    private static List<String> texts(Throwable thrown) {
        List<String> texts = new ArrayList<>();
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable e = thrown; e != null && seen.add(e); e = e.getCause()) {
            texts.add(e.toString());
        }
        return texts;
    }

    private SourceException.Kind kind(Breakage breakage) throws Exception {
        SourceSettings settings = brokenOrSkipped(breakage, Agency.many());
        Recording recording = new Recording();
        Instant deadline = deadline(breakage);
        Outcome outcome = until(breakage, () -> {
            try (Source source = open(factory(), settings)) {
                source.read(request(deadline), recording);
            }
        });
        assertThat(outcome.other()).as("thrown otherwise").isEmpty();
        assertThat(outcome.ended()).as("reading ended at the deadline").isTrue();
        return outcome.told()
                .map(SourceException::kind)
                .orElseGet(() -> fail("the source was read as if nothing were wrong: "
                        + recording.listed().size() + " portals"));
    }

    private void failsOrComplains(Breakage breakage) throws Exception {
        Recording recording = new Recording();
        try (Source source = open(factory(), brokenOrSkipped(breakage, Agency.many()))) {
            source.readPartner(deadline(), recording);
            source.read(request(), recording);
        } catch (SourceException e) {
            assertThat(e.kind()).isNotEqualTo(SourceException.Kind.REFUSED);
            return;
        }
        assertThat(recording.errors())
                .as("errors that are reported; told were " + recording.listed().size() + " portals")
                .isNotEmpty();
    }

    private Path place() throws Exception {
        return Files.createDirectories(folder.resolve("place-" + folders.incrementAndGet()));
    }

    private Recording read(Agency agency) throws Exception {
        return read(agency, List.of(Agency.DAY));
    }

    private Recording read(Agency agency, List<LocalDate> days) throws Exception {
        Recording recording = new Recording();
        try (Source source = open(factory(), settings(agency, place()))) {
            source.read(new ReadRequest(ZoneOffset.UTC, days, LOOK_BACK, deadline()), recording);
        }
        assertThat(recording.errors()).as("errors").isEmpty();
        return recording;
    }

    private Instant deadline() {
        return Instant.now().plus(timeLimit());
    }

    /** What does not answer is given up early. */
    private Instant deadline(Breakage breakage) {
        return Instant.now().plus(timeLimit(breakage));
    }

    private ReadRequest request() {
        return request(deadline());
    }

    private static ReadRequest request(Instant deadline) {
        return new ReadRequest(ZoneOffset.UTC, List.of(Agency.DAY), LOOK_BACK, deadline);
    }

    private List<String> ids(Agency agency) {
        return agency.portals().stream().map(this::id).toList();
    }

    private void agrees(Agency agency) throws Exception {
        Recording recording = read(agency);
        assertThat(recording.listed()).containsExactlyInAnyOrderElementsOf(ids(agency));
        if (facts().contains(Fact.CERTIFICATIONS)) {
            assertThat(recording.hasAllCertifications())
                    .as("all certifications are known")
                    .isEqualTo(agency.certifications().isPresent());
            assertThat(recording.certifications())
                    .as("certifications")
                    .containsExactlyInAnyOrderElementsOf(agency.certifications().orElse(List.of()));
        }
        for (Customer customer : agency.portals()) {
            agrees(customer, recording.portal(id(customer)));
        }
    }

    private void agrees(Customer customer, SaidOfPortal said) {
        Set<Fact> given = facts();
        String who = "portal " + customer.id();
        if (given.contains(Fact.NAME)) {
            assertThat(said.name()).as(who + ", name").isEqualTo(customer.name());
        }
        if (given.contains(Fact.SUBSCRIPTION)) {
            assertThat(said.subscription()).as(who + ", subscription").isEqualTo(customer.subscription());
        }
        if (given.contains(Fact.MRR)) {
            agreeMoney(who + ", MRR", said.mrr(), customer.mrr().map(mrr -> new Money(mrr, customer.currency())));
        }
        if (given.contains(Fact.SALE)) {
            assertThat(said.sold().orElse(new Agency.Sold.Unknown()))
                    .as(who + ", sale")
                    .isEqualTo(customer.sold());
        }
        if (given.contains(Fact.CUSTOMER_SINCE)) {
            assertThat(said.customerSince()).as(who + ", customer since").isEqualTo(customer.customerSince());
        }
        if (given.contains(Fact.CANCELLATION)) {
            assertThat(said.cancelledOn()).as(who + ", cancellation").isEqualTo(customer.cancelledOn());
            assertThat(said.isInactiveSinceUnknownDay())
                    .as(who + ", cancelled on an unknown day")
                    .isFalse();
        }
        if (given.contains(Fact.MANAGED_FLAG)) {
            assertThat(said.managed()).as(who + ", managed").isEqualTo(customer.managed());
        }
        if (given.contains(Fact.MARKET)) {
            assertThat(said.market()).as(who + ", market").isEqualTo(customer.market());
        }
        if (given.contains(Fact.MANAGING_PARTNERS)) {
            assertThat(said.managingPartners()).as(who + ", managing partners").isEqualTo(customer.managingPartners());
        }
        if (given.contains(Fact.PRODUCT_SALES)) {
            agreeSales(customer, said, who);
        }
        if (given.contains(Fact.REPORTED_FIGURES)) {
            agreeReported(customer, said, who);
        }
        if (given.contains(Fact.RELATIONSHIP)) {
            assertThat(plain(said.relationship())).as(who + ", relationship").isEqualTo(plain(customer.relationship()));
        }
        if (given.contains(Fact.USERS)) {
            agreeUsers(customer, said, who);
        }
        if (given.contains(Fact.APP_USAGE)) {
            agreeApps(customer, said, who);
        }
    }

    /** The same number, however many places it is told with. */
    private static void agree(String what, Optional<BigDecimal> said, Optional<BigDecimal> expected) {
        assertThat(said.map(BigDecimal::stripTrailingZeros))
                .as(what)
                .isEqualTo(expected.map(BigDecimal::stripTrailingZeros));
    }

    private static void agreeMoney(String what, Optional<Money> said, Optional<Money> expected) {
        agree(what, said.map(Money::amount), expected.map(Money::amount));
        assertThat(said.map(Money::currency)).as(what + ", currency").isEqualTo(expected.map(Money::currency));
    }

    private static void agreeSales(Customer customer, SaidOfPortal said, String who) {
        assertThat(said.hasAllSales())
                .as(who + ", all sales are known")
                .isEqualTo(customer.sales().isPresent());
        assertThat(said.sales().stream().map(SourceContract::plain))
                .as(who + ", sales")
                .containsExactlyInAnyOrderElementsOf(customer.sales().orElse(List.of()).stream()
                        .map(SourceContract::plain)
                        .toList());
    }

    private static ProductSale plain(ProductSale sale) {
        return new ProductSale(
                sale.product(),
                sale.kind(),
                sale.mrr().map(mrr -> new Money(mrr.amount().stripTrailingZeros(), mrr.currency())),
                sale.soldOn());
    }

    /** The same amounts, however many places they are told with; hubs may be told in any order. */
    private static RelationshipFacts plain(RelationshipFacts facts) {
        return new RelationshipFacts(
                facts.managedExpiresOn(),
                facts.lastActiveOn(),
                facts.cancellationExpectedOn(),
                facts.renewsOn(),
                facts.hubs().stream()
                        .map(hub -> new HubSubscription(
                                hub.hub(),
                                hub.mrr().map(mrr -> new Money(mrr.amount().stripTrailingZeros(), mrr.currency())),
                                hub.renewsOn()))
                        .sorted(Comparator.comparing(HubSubscription::hub))
                        .toList());
    }

    private static void agreeReported(Customer customer, SaidOfPortal said, String who) {
        Optional<Agency.Reported> reported = customer.reported();
        agreeMoney(who + ", reported MRR", said.reportedManagedMrr(), reported.map(Agency.Reported::managedMrr));
        agree(
                who + ", reported points from sales",
                said.reportedSoldPoints(),
                reported.map(Agency.Reported::soldPoints));
        agree(
                who + ", reported points from managing",
                said.reportedManagedPoints(),
                reported.map(Agency.Reported::managedPoints));
        agree(who + ", reported points", said.reportedTotalPoints(), reported.map(Agency.Reported::totalPoints));
        assertThat(said.reportedUpdatedOn())
                .as(who + ", day of the reported figures")
                .isEqualTo(reported.map(Agency.Reported::updatedOn));
    }

    private static void agreeUsers(Customer customer, SaidOfPortal said, String who) {
        assertThat(said.hasAllUsers())
                .as(who + ", all users are known")
                .isEqualTo(customer.users().isPresent());
        Set<String> expected = new TreeSet<>();
        customer.users()
                .orElse(List.of())
                .forEach(user ->
                        expected.add(user.email() + " " + (user.partnerEmployee() ? "partner employee" : "other")));
        assertThat(said.users()).as(who + ", users").isEqualTo(expected);
    }

    private static void agreeApps(Customer customer, SaidOfPortal said, String who) {
        assertThat(said.hasAllAppUse())
                .as(who + ", other apps are known to be unused")
                .isEqualTo(customer.apps().isPresent());
        assertThat(said.used())
                .as(who + ", apps")
                .isEqualTo(new TreeMap<>(customer.apps().orElse(Map.of())));
    }
}
