package dev.tierwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.InMemory.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract is tried itself: each fault of a source is found by exactly the test that is meant for it. */
class SourceContractTest {

    private static final Map<Fault, String> FOUND_BY = Map.ofEntries(
            Map.entry(Fault.BAD_NAME, "the_factory_says_who_it_is"),
            Map.entry(Fault.NO_VERSION, "the_factory_says_who_it_is"),
            Map.entry(Fault.SETTING_NAMED_ADAPTER, "its_settings_have_names_of_their_own"),
            Map.entry(Fault.INVENTS_A_PORTAL, "an_agency_without_portals_is_one_without_portals"),
            Map.entry(Fault.FORGETS_THE_PARTNER, "the_partner_is_named_as_it_names_itself"),
            Map.entry(Fault.LOSES_A_FACT, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.STOPS_AFTER_A_PAGE, "portals_of_many_pages_are_told_each_once"),
            Map.entry(Fault.MANGLES_NAMES, "names_are_told_as_they_are"),
            Map.entry(Fault.TAKES_ZERO_FOR_UNKNOWN, "zero_and_none_are_known"),
            Map.entry(Fault.TAKES_UNKNOWN_FOR_ZERO, "what_is_unknown_is_not_told"),
            Map.entry(Fault.NAMES_NO_PLACE, "an_mrr_keeps_its_currency"),
            Map.entry(Fault.TAKES_ALL_FOR_DOLLARS, "an_mrr_keeps_its_currency"),
            Map.entry(Fault.MOVES_LEAP_DAYS, "days_are_told_as_they_are"),
            Map.entry(Fault.SWALLOWS_DUPLICATES, "a_portal_that_is_listed_twice_is_told_twice_or_is_an_error"),
            Map.entry(Fault.HOLDS_ALL, "portals_are_not_all_held"),
            Map.entry(Fault.REMEMBERS_ANOTHER, "two_sources_are_independent"),
            Map.entry(Fault.CLOSES_ONCE, "a_source_can_be_closed_unread_and_twice"),
            Map.entry(Fault.IGNORES_INTERRUPTS, "an_interrupt_ends_the_reading_soon"),
            Map.entry(Fault.HANGS_WHEN_INTERRUPTED, "an_interrupt_ends_the_reading_soon"),
            Map.entry(Fault.SAYS_UNAVAILABLE_FOR_REFUSED, "refused_access_is_said_to_be_refused"),
            Map.entry(Fault.ENDS_WHEN_TIMED_OUT, "no_answer_is_said_to_be_unavailable"),
            Map.entry(Fault.ENDS_WHEN_LIMITED, "a_limit_that_does_not_end_is_said_to_be_unavailable"),
            Map.entry(Fault.ENDS_WHEN_MALFORMED, "what_is_not_understood_is_an_error"),
            Map.entry(Fault.ENDS_WHEN_CUT_OFF, "a_list_that_is_cut_off_is_never_taken_for_a_whole_one"),
            Map.entry(Fault.TELLS_THE_SECRET, "no_message_holds_a_secret"),
            Map.entry(Fault.NEEDS_MORE_OF_TIERWISE, "it_works_alone_with_the_domain_and_the_spi"),
            Map.entry(Fault.TAKES_A_SETTING_IN_SECRET, "its_settings_are_declared"),
            Map.entry(Fault.CRASHES_WITHOUT_SETTINGS, "without_its_settings_it_says_what_is_missing"),
            Map.entry(Fault.TAKES_A_SECRET_OPENLY, "a_secret_is_declared_as_one"),
            Map.entry(Fault.FORGETS_WHO_HOLDS_A_CERTIFICATION, "certifications_are_told_as_they_are"),
            Map.entry(Fault.MIXES_DAYS, "of_each_day_as_much_is_told_as_if_it_were_asked_about_alone"),
            Map.entry(Fault.DECLARES_ANOTHER_VALUE, "its_settings_are_declared"),
            Map.entry(Fault.TELLS_WHAT_IT_DOES_NOT_DECLARE, "what_is_told_is_declared"),
            Map.entry(Fault.DECLARES_WHAT_IT_NEVER_TELLS, "what_is_known_of_the_partner_is_told_and_nothing_else"),
            Map.entry(Fault.TAKES_UNKNOWN_FOR_NOT_INVITED, "what_is_known_of_the_partner_is_told_and_nothing_else"),
            Map.entry(Fault.LOSES_THE_SUBSCRIPTION, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.LOSES_THE_FIRST_DAY, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.LOSES_THE_MARKET, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.LOSES_REPORTED_POINTS, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.LOSES_THE_RENEWAL, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.COUNTS_THE_PARTNER_OUT, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.TURNS_THE_MANAGED_FLAG, "a_portal_is_told_with_all_its_facts"),
            Map.entry(Fault.CLAIMS_TO_KNOW_ALL_SALES, "what_is_unknown_is_not_told"),
            Map.entry(Fault.LOSES_UPSELLS, "sales_of_product_lines_are_told_as_they_are"),
            Map.entry(Fault.SAYS_MORE_AFTER_READING, "nothing_is_said_when_a_method_has_returned"),
            Map.entry(Fault.SAYS_MORE_AFTER_READING_THE_PARTNER, "nothing_is_said_when_a_method_has_returned"),
            Map.entry(Fault.SAYS_MORE_AFTER_DIAGNOSING, "nothing_is_said_when_a_method_has_returned"),
            Map.entry(Fault.HANGS_WITHOUT_ANSWER, "no_answer_is_said_to_be_unavailable"),
            Map.entry(Fault.HANGS_READING_THE_PARTNER, "reading_the_partner_and_diagnosing_end_at_the_deadline"),
            Map.entry(Fault.HANGS_DIAGNOSING, "reading_the_partner_and_diagnosing_end_at_the_deadline"),
            Map.entry(Fault.TAKES_ABSENT_FOR_EMPTY, "a_place_that_is_not_there_is_never_an_agency_without_portals"),
            Map.entry(Fault.PASSES_OVER_A_WRONG_VALUE, "a_wrong_value_is_reported_with_its_place_and_the_rest_is_told"),
            Map.entry(Fault.GIVES_UP_AT_A_WRONG_VALUE, "a_wrong_value_is_reported_with_its_place_and_the_rest_is_told"),
            Map.entry(
                    Fault.SAYS_NOT_WHERE_A_WRONG_VALUE_IS,
                    "a_wrong_value_is_reported_with_its_place_and_the_rest_is_told"),
            Map.entry(Fault.NAMES_A_BLANK_PLACE, "problems_have_a_place"),
            Map.entry(Fault.SAYS_TWO_LINES, "messages_are_for_people"),
            Map.entry(Fault.SAYS_NOTHING_IN_WORDS, "messages_are_for_people"),
            Map.entry(Fault.SHOWS_A_CLASS, "messages_are_for_people"),
            Map.entry(Fault.SHOWS_AN_EXCEPTION, "messages_are_for_people"),
            Map.entry(Fault.BEGINS_WITH_A_CAPITAL, "messages_are_for_people"),
            Map.entry(Fault.LACKS_GERMAN, "messages_are_for_people"),
            Map.entry(Fault.ADVISES_IN_TWO_LINES, "messages_are_for_people"),
            Map.entry(Fault.CRASHES_DIAGNOSING, "messages_are_for_people"));

    private static final Duration WHEN_IT_HANGS = Duration.ofSeconds(1);

    /** Many more than there are processors, because most wait for threads that should stay silent. */
    private static final int SIDE_BY_SIDE = 8;

    private static final Map<Fault, Future<Run>> RUNS = new EnumMap<>(Fault.class);

    /** Tries every fault, several side by side; alone what has to say something within a moment. */
    @BeforeAll
    static void begin() throws InterruptedException {
        for (Fault fault : faults("SAYS_MORE")) {
            RUNS.put(fault, CompletableFuture.completedFuture(run(fault, OfInMemory.class)));
        }
        ExecutorService runs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        // the longest first
        Stream.of(faults("HANGS"), faults(""))
                .flatMap(List::stream)
                .forEach(fault -> RUNS.computeIfAbsent(fault, any -> runs.submit(() -> run(fault, OfInMemory.class))));
        runs.shutdown();
    }

    private static List<Fault> faults(String beginning) {
        return Stream.of(Fault.values())
                .filter(fault -> fault.name().startsWith(beginning))
                .toList();
    }

    private static Run run(Fault fault) throws Exception {
        return RUNS.get(fault).get();
    }

    /** The contract of the made-up source; run by the tests below, not by itself. */
    static final class OfInMemory extends SourceContract {

        @Override
        protected SourceFactory factory() {
            return new InMemory();
        }

        @Override
        protected SourceSettings settings(Agency agency, Path place) {
            return InMemory.settings(agency, "");
        }

        @Override
        protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path place) {
            return Optional.of(InMemory.settings(agency, breakage.name()));
        }

        @Override
        protected Optional<String> secret() {
            return Optional.of(InMemory.SECRET);
        }

        /** A source that hangs needs no time to be found; every other one keeps enough for a slow machine. */
        @Override
        protected Duration interruptLimit() {
            return InMemory.fault().name().startsWith("HANGS") ? WHEN_IT_HANGS : super.interruptLimit();
        }

        @Override
        protected Duration timeLimit(Breakage breakage) {
            return InMemory.fault().name().startsWith("HANGS") ? WHEN_IT_HANGS : super.timeLimit(breakage);
        }
    }

    /** The contract of a source that nothing can happen to, and that takes no secret. */
    static final class OfUnbreakable extends SourceContract {

        @Override
        protected SourceFactory factory() {
            return new InMemory();
        }

        @Override
        protected SourceSettings settings(Agency agency, Path place) {
            return InMemory.settings(agency, "");
        }
    }

    @Test
    void a_source_without_fault_passes_every_test() throws Exception {
        assertThat(run(Fault.NONE).failed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"MALFORMED", "CUT_OFF"})
    void damaged_data_and_data_that_is_cut_off_may_be_said_to_be_malformed(Breakage breakage) throws Exception {
        try (Source source = new InMemory().open(InMemory.settings(Agency.many(), breakage.name()))) {
            assertThatThrownBy(() -> source.read(
                            new ReadRequest(ZoneOffset.UTC, List.of(Agency.DAY), Period.ofDays(30), Instant.MAX),
                            new Recording()))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
        }

        assertThat(run(Fault.NONE).failed)
                .doesNotContain(
                        "what_is_not_understood_is_an_error", "a_list_that_is_cut_off_is_never_taken_for_a_whole_one");
    }

    @Test
    void what_cannot_happen_is_skipped_and_everything_else_tried() throws Exception {
        Run run = run(Fault.NONE, OfUnbreakable.class);

        assertThat(run.failed).isEmpty();
        assertThat(run.skipped)
                .containsExactlyInAnyOrder(
                        "refused_access_is_said_to_be_refused",
                        "no_answer_is_said_to_be_unavailable",
                        "a_limit_that_does_not_end_is_said_to_be_unavailable",
                        "what_is_not_understood_is_an_error",
                        "a_list_that_is_cut_off_is_never_taken_for_a_whole_one",
                        "reading_the_partner_and_diagnosing_end_at_the_deadline",
                        "a_place_that_is_not_there_is_never_an_agency_without_portals",
                        "a_wrong_value_is_reported_with_its_place_and_the_rest_is_told",
                        "no_message_holds_a_secret",
                        "a_secret_is_declared_as_one");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void each_fault_is_found_by_the_test_that_is_meant_for_it(Fault fault) throws Exception {
        assertThat(run(fault).failed).containsExactly(FOUND_BY.get(fault));
    }

    @Test
    void a_contract_that_overrides_no_limit_has_the_documented_ones() {
        SourceContract contract = new OfUnbreakable();

        assertThat(contract.timeLimit()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Breakage.values())
                .allSatisfy(breakage -> assertThat(contract.timeLimit(breakage)).isEqualTo(Duration.ofSeconds(2)));
        assertThat(contract.interruptLimit()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void every_test_of_the_contract_finds_a_fault() {
        List<String> tests = Stream.of(SourceContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .toList();

        assertThat(FOUND_BY.values()).containsAll(tests);
        assertThat(FOUND_BY.keySet().size()).isEqualTo(Fault.values().length - 1);
    }

    private static final class Run implements TestExecutionListener {

        private final List<String> failed = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String name = test.getDisplayName().replace("()", "");
                switch (result.getStatus()) {
                    case FAILED -> failed.add(name);
                    case ABORTED -> skipped.add(name);
                    case SUCCESSFUL -> {}
                }
            }
        }
    }

    private static Run run(Fault fault, Class<?> contract) throws InterruptedException {
        Run run = new Run();
        Thread runner = new Thread(
                InMemory.threadsWith(fault),
                () -> LauncherFactory.create()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(selectClass(contract))
                                        .build(),
                                run));
        runner.start();
        runner.join();
        return run;
    }
}
