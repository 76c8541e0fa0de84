package dev.tierwise.answers.schedule;

import static dev.tierwise.answers.Contract.line;
import static dev.tierwise.answers.Contract.promised;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.at;
import static dev.tierwise.answers.Reports.columns;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the time zone of the JVM")
class ScheduleMapperTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2018-03-15T12:00:00Z");
    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;

    @Test
    void people_read_the_days_with_what_happens_on_them() {
        assertThat(as(agenda(PROGRAMME, "2018-03-15", "2018-05-14"), Format.TABLE, ENGLISH))
                .isEqualTo("""
                HubSpot agency programme, FAQ of 15 March 2018                          15 March 2018 to 14 May 2018

                  15 March 2018  Thursday       today  Tier update
                   1 April 2018  Sunday    in 17 days  Monthly report
                  15 April 2018  Sunday    in 31 days  Tier update
                     1 May 2018  Tuesday   in 47 days  Monthly report

                  Monthly report
                    Sold MRR is fixed until the next report, and the MRR of new customers counts from now on.
                  Tier update
                    The credited tier becomes that of the sold MRR of the last report and of the other figures of
                    this day.
                """);
    }

    @Test
    void programs_read_the_same_as_days() throws IOException {
        Programme lastOfMonth = publishing(31, 15, PROGRAMME.label());

        String promise = """
                        {"schema": "tierwise/schedule/1", "programme": "hubspot-2018-01",
                         "asOf": "2018-02-01", "through": "2018-03-31", "events": [
                           {"event": "tier", "day": "2018-02-15"},
                           {"event": "monthly-report", "day": "2018-02-28"},
                           {"event": "tier", "day": "2018-03-15"},
                           {"event": "monthly-report", "day": "2018-03-31"}],
                         "partner": null, "refreshedOn": null, "deadlines": null}
                        """;

        assertThat(promised(as(agenda(lastOfMonth, "2018-02-01", "2018-03-31"), Format.JSON, ENGLISH), promise))
                .isEqualTo(line(promise));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 140})
    void no_line_is_wider_than_the_paper(int columns) {
        Agenda agenda = agenda(PROGRAMME, "2018-03-15", "2019-03-14");
        for (RenderOptions options : new RenderOptions[] {ENGLISH, GERMAN}) {
            assertThat(as(agenda, Format.TABLE, columns(options, columns)).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
        assertThat(as(agenda, Format.TABLE, ascii(GERMAN))).isASCII();
    }

    @Test
    void a_calendar_program_finds_an_event_of_a_whole_day_for_each() throws Exception {
        Calendar calendar = parsed(as(agenda(PROGRAMME, "2018-03-15", "2019-03-14"), Format.ICS, GERMAN));

        calendar.validate();
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).hasSize(24);
        VEvent first = events.get(0);
        assertThat(value(first, Property.DTSTART)).isEqualTo("20180315");
        assertThat(value(first, Property.DTEND)).as("the first day after it").isEqualTo("20180316");
        assertThat(first.getRequiredProperty(Property.DTSTART).toString()).startsWith("DTSTART;VALUE=DATE:");
        assertThat(value(first, Property.SUMMARY)).isEqualTo("HubSpot: Aktualisierung der Partnerstufe");
        assertThat(value(first, Property.DESCRIPTION)).startsWith("Die zuerkannte Partnerstufe richtet sich nach");
        assertThat(value(first, Property.TRANSP)).isEqualTo("TRANSPARENT");
        assertThat(value(first, Property.DTSTAMP)).isEqualTo("20180315T120000Z");
        assertThat(value(events.get(1), Property.DTSTART)).isEqualTo("20180401");
        assertThat(value(events.get(1), Property.SUMMARY)).isEqualTo("HubSpot: Monatsbericht");
        for (String name : new String[] {"NAME", "X-WR-CALNAME"}) {
            assertThat(calendar.getRequiredProperty(name).getValue())
                    .as(name)
                    .isEqualTo("HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018");
        }
    }

    @Test
    void the_same_event_has_the_same_id_in_every_file_and_no_two_share_one() throws Exception {
        Set<String> ids = ids(agenda(PROGRAMME, "2018-03-15", "2019-03-14"), ENGLISH);

        assertThat(ids).hasSize(24);
        assertThat(ids(agenda(PROGRAMME, "2018-06-01", "2018-08-31"), GERMAN))
                .hasSize(6)
                .isSubsetOf(ids);
        assertThat(ids(agenda(BuiltInProgrammes.HUBSPOT_2016_11, "2018-03-15", "2019-03-14"), ENGLISH))
                .doesNotContainAnyElementsOf(ids);
    }

    @Test
    void the_same_question_at_the_same_time_gives_the_same_file_whatever_the_time_zone_of_the_machine() {
        Agenda agenda = agenda(PROGRAMME, "2018-03-15", "2019-03-14");
        TimeZone usual = TimeZone.getDefault();
        try {
            Set<String> files = new HashSet<>();
            for (String zone : List.of("UTC", "Pacific/Kiritimati", "America/Sao_Paulo", "Pacific/Pago_Pago")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                files.add(as(agenda, Format.ICS, ENGLISH));
            }
            assertThat(files).hasSize(1);
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Test
    void a_file_keeps_to_the_letter_of_the_standard() throws Exception {
        Programme named = publishing(
                1,
                15,
                new Label(
                        "Programme; with, marks\\ and 日本 names",
                        "Ein Programm; mit, Zeichen\\ und Ümläuten äöüßäöüß 日本支社日本支社日本支社日本支社日本支社日本支社"));
        String file = as(agenda(named, "2018-03-15", "2018-06-14"), Format.ICS, GERMAN);

        assertThat(file).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        for (String name : new String[] {"NAME", "X-WR-CALNAME"}) {
            assertThat(parsed(file).getRequiredProperty(name).getValue())
                    .as(name)
                    .isEqualTo(named.label().de());
        }
    }

    private static Set<String> ids(Agenda agenda, RenderOptions options) throws Exception {
        Set<String> ids = new HashSet<>();
        for (VEvent event : parsed(as(agenda, Format.ICS, options)).<VEvent>getComponents(Component.VEVENT)) {
            assertThat(ids.add(value(event, Property.UID))).isTrue();
        }
        return ids;
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static Calendar parsed(String file) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(file));
    }

    private static Programme publishing(int reportDay, int tierDay, Label label) {
        return new Programme(
                PROGRAMME.id(),
                label,
                PROGRAMME.currency(),
                PROGRAMME.metrics(),
                PROGRAMME.soldWindow(),
                PROGRAMME.appLookBack(),
                PROGRAMME.apps(),
                PROGRAMME.certification(),
                new UpdateDays(reportDay, tierDay),
                PROGRAMME.tiers());
    }

    private static Agenda agenda(Programme programme, String asOf, String through) {
        LocalDate first = LocalDate.parse(asOf);
        LocalDate last = LocalDate.parse(through);
        return new Agenda(
                programme,
                first,
                last,
                new Schedule(programme.updateDays()).events(first.minusDays(1), last),
                Optional.empty());
    }

    private static String as(Agenda agenda, Format format, RenderOptions options) {
        return written(out -> ScheduleMapper.of(agenda).write(format, at(NOW, options), out));
    }
}
