package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several files or sources say has to fit together. */
class ListingTest {

    private static final LocalDate DAY = LocalDate.parse("2018-03-15");

    private static Origin portals(int line) {
        return new Origin.InFile("portals.csv", 1, line, 1);
    }

    private static Origin users(int line) {
        return new Origin.InFile("users.csv", 2, line, 1);
    }

    private static Origin apps(int line) {
        return new Origin.InFile("app_usage.csv", 3, line, 2);
    }

    private static void list(FactSink sink, String... ids) {
        for (int i = 0; i < ids.length; i++) {
            sink.portal(ids[i], portals(i + 2)).usersComplete().appUsageComplete();
        }
    }

    @Nested
    class TwinsOfIds {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "7052061.0",
                    "7052061,00",
                    "007052061",
                    "'7052061",
                    "\u20197052061\u2019",
                    "\"7052061\"",
                    "=\"7052061\"",
                    "7,052,061",
                    "7.052.061",
                    "7 052 061",
                    "7\u00A0052\u00A0061",
                    "7'052'061",
                    "70,52,061",
                    "7\u200B052061",
                    "0007,052,061.0"
                })
        void that_are_listed_twice_are_an_error_that_names_both_places(String twin) {
            assertThat(errors(sink -> list(sink, "7052061", "1", twin)))
                    .singleElement()
                    .asString()
                    .startsWith("portals.csv:4:1: portal '" + twin + "' and portal '7052061' (portals.csv:2:1)");
            assertThat(errors(sink -> list(sink, twin, "1", "7052061")))
                    .singleElement()
                    .asString()
                    .startsWith("portals.csv:4:1: portal '7052061' and portal '" + twin + "' (portals.csv:2:1)");
        }

        @Test
        void that_two_sources_list_are_an_error_that_names_both_places() {
            assertThat(errors(List.of(
                            saying((request, sink) -> list(sink, "7052061")),
                            saying((request, sink) -> list(sink, "7052061.0")))))
                    .singleElement()
                    .asString()
                    .startsWith("b/portals.csv:2:1: ")
                    .contains("(a/portals.csv:2:1)");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '|',
                value = {"7052061, 7052061.0", "7052061, 007052061", "'7052061, 7052061", "7052061.0, 007052061"})
        void in_rows_about_a_portal_are_errors_that_name_the_twin(String listed, String written) {
            assertThat(errors(sink -> {
                        list(sink, listed, "1");
                        sink.about("1", users(2));
                        sink.about(written, users(3));
                    }))
                    .singleElement()
                    .asString()
                    .startsWith("users.csv:3:1: no source lists portal '" + written + "', but portal '" + listed
                            + "' (portals.csv:2:1)");
        }

        @Test
        void that_are_listed_later_by_another_source_are_found_too() {
            assertThat(errors(List.of(
                            saying((request, sink) -> sink.about("7052061.0", users(2))),
                            saying((request, sink) -> list(sink, "7052061")))))
                    .singleElement()
                    .asString()
                    .contains("7052061.0", "(b/portals.csv:2:1)");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '|',
                value = {
                    "7052061, 7052062",
                    "client-501, client-0501",
                    "001A, 01A",
                    "705206.1, 7052061",
                    "Acme GmbH, AcmeGmbH",
                    "O'Brien, OBrien",
                    "70520610, 7052061.0"
                })
        void are_not_seen_in_ids_that_differ_otherwise(String one, String other) throws Exception {
            assertThat(read(sink -> list(sink, one, other)).snapshot().portals())
                    .hasSize(2);
        }
    }

    @Nested
    class FilesOfRows {

        @Test
        void of_which_no_row_is_about_a_listed_portal_are_an_error() {
            assertThat(errors(sink -> {
                        list(sink, "1", "2");
                        sink.about("701", users(2));
                        sink.about("702", users(3));
                    }))
                    .singleElement()
                    .asString()
                    .startsWith("users.csv:2:1: no row of this file is about a portal that is listed")
                    .contains("'701'");
        }

        @Test
        void that_make_up_one_table_need_one_row_among_them() throws Exception {
            assertThat(read(sink -> {
                                list(sink, "1");
                                sink.about("701", new Origin.InFile("users of 701.csv", 2, 2, 1));
                                sink.about("1", new Origin.InFile("users of 1.csv", 2, 2, 1));
                            })
                            .warnings())
                    .singleElement()
                    .hasToString("users of 701.csv:2:1: no source lists this portal; the row is ignored");
        }

        @Test
        void that_make_up_one_table_bring_one_error() {
            assertThat(errors(sink -> {
                        list(sink, "1");
                        sink.about("701", new Origin.InFile("users of 701.csv", 2, 2, 1));
                        sink.about("702", new Origin.InFile("users of 702.csv", 2, 2, 1));
                    }))
                    .singleElement()
                    .asString()
                    .startsWith("users of 701.csv:2:1: no row of this file is about a portal that is listed");
        }

        @Test
        void of_which_a_row_is_about_a_portal_that_another_source_lists_are_none() throws Exception {
            assertThat(read(List.of(
                                    saying((request, sink) -> {
                                        list(sink, "1");
                                        sink.about("2", users(2));
                                    }),
                                    saying((request, sink) -> list(sink, "2"))))
                            .warnings())
                    .isEmpty();
        }

        @Test
        void that_supplement_another_source_are_only_warned_about() throws Exception {
            assertThat(read(List.of(
                                    saying((request, sink) -> list(sink, "1")),
                                    saying((request, sink) -> sink.about("2", users(2)))))
                            .warnings())
                    .singleElement()
                    .hasToString("b/users.csv:2:1: no source lists this portal; the row is ignored");
        }

        @Test
        void bring_no_errors_that_follow_from_an_error_in_the_list() {
            assertThat(errors(sink -> {
                        list(sink, "1");
                        sink.error(portals(3), "wrong");
                        sink.about("2", users(2));
                    }))
                    .containsExactly("portals.csv:3:1: wrong");
        }
    }

    @Test
    void warnings_of_one_kind_and_file_are_one_with_a_count_and_the_first_examples() throws Exception {
        List<Problem> warnings = read(sink -> {
                    list(sink, "1");
                    sink.about("1", users(2));
                    for (int line = 40; line > 2; line--) {
                        sink.about("x" + line, users(line));
                    }
                    sink.portal("3", portals(9))
                            .appUsed("worklows", DAY, apps(7))
                            .appUsed("emial", DAY, apps(3));
                })
                .warnings();

        assertThat(warnings)
                .extracting(Problem::toString)
                .containsExactly(
                        "users.csv:3:1: no source lists this portal; the row is ignored (and 37 more like it: line 4, 5, 6, ...)",
                        "app_usage.csv:3:2: no programme knows the app 'emial'; the row is ignored"
                                + " (and 1 more like it: line 7 'worklows')");
    }

    @Nested
    class PartnerEmployees {

        private void user(FactSink sink, String address, int line) {
            sink.about("1", users(line)).user(new PortalUser(EmailAddress.parse(address), true), users(line));
        }

        @Test
        void none_of_whom_has_a_domain_of_the_partner_are_a_warning_that_names_both_sides() throws Exception {
            assertThat(read(sink -> {
                                list(sink, "1");
                                user(sink, "eva@nordlicht-agentur.example", 5);
                                user(sink, "tim@mail.nordlicht.example", 6);
                            })
                            .warnings())
                    .singleElement()
                    .asString()
                    .startsWith("users.csv:5:1: no partner employee has an address at nordlicht.example")
                    .contains("mail.nordlicht.example, nordlicht-agentur.example");
        }

        @Test
        void one_of_whom_has_a_domain_of_the_partner_are_none() throws Exception {
            assertThat(read(sink -> {
                                list(sink, "1");
                                user(sink, "eva@freelancer.example", 5);
                                user(sink, "tim@nordlicht.example", 6);
                            })
                            .warnings())
                    .isEmpty();
        }
    }

    @Nested
    class UsesAfterTheDay {

        private List<String> unknown(ReadFacts facts) {
            Portal portal = facts.snapshot().portals().iterator().next();
            return portal.appUsage().unknown().stream().map(App::id).toList();
        }

        @Test
        void leave_unknown_whether_the_app_was_used_by_then_and_are_counted_in_a_warning() throws Exception {
            ReadFacts facts = read(sink -> {
                list(sink, "1");
                sink.about("1", apps(2))
                        .appUsed("crm", DAY.plusDays(1), apps(2))
                        .appUsed("email", DAY.plusDays(30), apps(3))
                        .appUsed("forms", DAY, apps(4));
            });

            assertThat(unknown(facts)).containsExactly("crm", "email");
            assertThat(facts.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("app_usage.csv:1:1: 2 uses of apps lie after 2018-03-15")
                    .contains("List every use");
        }

        @Test
        void leave_nothing_unknown_where_a_use_on_or_before_the_day_is_listed_too() throws Exception {
            ReadFacts facts = read(sink -> {
                list(sink, "1");
                sink.about("1", apps(2))
                        .appUsed("crm", DAY.plusDays(1), apps(2))
                        .appUsed("crm", DAY.minusDays(90), apps(3))
                        .appUsed("email", DAY.minusDays(3), apps(4))
                        .appUsed("email", DAY.plusDays(3), apps(5));
            });

            assertThat(unknown(facts)).isEmpty();
            assertThat(facts.warnings()).isEmpty();
        }

        @Test
        void leave_nothing_unknown_where_another_source_knows_that_the_app_was_not_used() throws Exception {
            ReadFacts facts = read(List.of(
                    saying((request, sink) -> {
                        list(sink, "1");
                        sink.about("1", apps(2)).appUsed("crm", DAY.plusDays(1), apps(2));
                    }),
                    saying((request, sink) -> sink.portal("1", portals(2)).appUsageComplete())));

            assertThat(unknown(facts)).isEmpty();
        }
    }

    @Nested
    class CertificationNames {

        private ReadFacts certified(String name) throws Exception {
            return read(sink -> {
                list(sink);
                sink.certificationsComplete();
                sink.certification(
                        new Certification(name, Optional.empty(), DAY, Optional.empty()),
                        new Origin.InFile("certifications.csv", 4, 2, 1));
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "agency-partner",
                    "Agency Partner",
                    "AGENCY_PARTNER",
                    "Agency Partner Certification",
                    "HubSpot Agency Partner",
                    "Solutions Partner",
                    "solutions partner certification"
                })
        void that_hubspot_gave_the_certification_stand_for_it(String name) throws Exception {
            ReadFacts facts = certified(name);
            assertThat(facts.snapshot().certifications().list().get(0).id()).isEqualTo("agency-partner");
            assertThat(facts.warnings()).isEmpty();
        }

        @Test
        void of_another_certification_are_a_warning_with_the_nearest() throws Exception {
            assertThat(certified("agency-parnter").warnings())
                    .singleElement()
                    .hasToString(
                            "certifications.csv:2:1: the certification 'agency-parnter' is not the one that the programme"
                                    + " asks for; did you mean 'agency-partner'? Until that is clear, it is unknown whether it is held");
            assertThat(certified("agency-parnter").snapshot().certifications().complete())
                    .isFalse();
            assertThat(certified("inbound").snapshot().certifications().complete())
                    .isTrue();
            assertThat(certified("inbound").warnings())
                    .singleElement()
                    .asString()
                    .endsWith("that is 'agency-partner'");
        }
    }

    private interface Script {
        void play(FactSink sink);
    }

    private static List<String> errors(Script script) {
        return errors(List.of(saying((request, sink) -> script.play(sink))));
    }

    private static List<String> errors(List<ScriptedSource> sources) {
        return catchThrowableOfType(BadInputException.class, () -> read(sources)).errors().stream()
                .map(Problem::toString)
                .toList();
    }

    private static ReadFacts read(Script script) throws Exception {
        return read(List.of(saying((request, sink) -> script.play(sink))));
    }

    private static ReadFacts read(List<ScriptedSource> sources) throws Exception {
        List<ConfiguredSource> configured = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            configured.add(sources.get(i).at(Character.toString('a' + i)));
        }
        return new SnapshotReader(InstantSource.fixed(Instant.parse("2018-03-15T12:00:00Z")), new Redaction())
                .read(new SnapshotRequest(
                        configured,
                        PartnerConfiguration.NONE,
                        Optional.of(DAY),
                        BuiltInProgrammes.HUBSPOT_2018_01,
                        new ExchangeRates("USD", Map.of()),
                        Detail.NAMES,
                        Duration.ofMinutes(1),
                        (source, rows) -> {}));
    }
}
