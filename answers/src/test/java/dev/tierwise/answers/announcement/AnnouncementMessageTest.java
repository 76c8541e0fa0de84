package dev.tierwise.answers.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Announcement.Kind;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementMessageTest {

    private static final TierRange GOLD = range("gold", "gold");
    private static final TierRange SILVER = range("silver", "silver");
    private static final TierRange NONE = range(null, null);

    @Test
    void hasFieldsForProgramsInThisOrder() throws Exception {
        Announcement news = news("Nordlicht", Kind.CREDITED_TIER_CHANGED, SILVER, range(null, "gold"));
        assertThat(json(news, BuiltInProgrammes.HUBSPOT_2018_01, Language.EN))
                .isEqualTo("{\"schema\":\"tierwise/announcement/1\",\"id\":\"" + news.id()
                        + "\",\"event\":\"credited-tier-changed\",\"partner\":\"Nordlicht\","
                        + "\"programme\":\"hubspot-2018-01\",\"day\":\"2018-04-15\","
                        + "\"before\":{\"atLeast\":\"silver\",\"atMost\":\"silver\",\"settled\":true},"
                        + "\"after\":{\"atLeast\":null,\"atMost\":\"gold\",\"settled\":false},"
                        + "\"text\":\"Nordlicht: credited tier since 15 April 2018: at most Gold, perhaps no tier."
                        + " Until then: Silver.\"}");
    }

    @Test
    void saysEachKindOfNewsInASentence() throws Exception {
        assertThat(text(Kind.CREDITED_TIER_CHANGED, SILVER, GOLD, Language.EN))
                .isEqualTo("Nordlicht: credited tier since 15 April 2018: Gold. Until then: Silver.");
        assertThat(text(Kind.LIVE_TIER_CHANGED, range("silver", "gold"), NONE, Language.EN))
                .isEqualTo(
                        "Nordlicht: live tier on 15 April 2018: no tier. Until then: at least Silver, at most Gold.");
        assertThat(text(Kind.TIER_AT_RISK, GOLD, SILVER, Language.EN))
                .isEqualTo("Nordlicht may lose its tier: if nothing changes, the update of 15 April 2018 brings Silver."
                        + " Now: Gold.");
    }

    @Test
    void saysUntilWhenATierThatIsKeptHasToBeMet() throws Exception {
        Programme kept = kept(BuiltInProgrammes.HUBSPOT_2018_01.metrics());
        assertThat(atRisk(kept, Language.EN))
                .isEqualTo(
                        "Nordlicht is at risk: falls to Silver on 15 April 2018 unless Gold is met once by then and the"
                                + " certification is valid on that day.");
        assertThat(atRisk(kept, Language.DE))
                .isEqualTo("Nordlicht könnte die Partnerstufe verlieren: Ist Gold bis zum 15. April 2018 nicht einmal"
                        + " erfüllt oder gilt an diesem Tag die Zertifizierung nicht, wird sie zu: Silber.");
        Programme uncertified = kept(List.of(MetricId.SOLD_MRR));
        assertThat(atRisk(uncertified, Language.EN))
                .isEqualTo("Nordlicht is at risk: falls to Silver on 15 April 2018 unless Gold is met once by then.");
        assertThat(atRisk(uncertified, Language.DE))
                .isEqualTo("Nordlicht könnte die Partnerstufe verlieren: Ist Gold bis zum 15. April 2018 nicht einmal"
                        + " erfüllt, wird sie an diesem Tag zu: Silber.");
    }

    private static String atRisk(Programme programme, Language language) throws IOException {
        return new ObjectMapper()
                .readTree(json(news("Nordlicht", Kind.TIER_AT_RISK, GOLD, SILVER), programme, language))
                .get("text")
                .asText();
    }

    /** A programme that says how a tier is kept, and asks for these metrics alone. */
    private static Programme kept(List<MetricId> metrics) {
        Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                like.id(),
                like.label(),
                like.currency(),
                metrics,
                like.soldWindow(),
                like.appLookBack(),
                like.apps(),
                like.certification(),
                new UpdateDays(1, 15, new Downgrades(Set.of(Month.APRIL), Period.ofMonths(5), Period.ofMonths(6))),
                like.tiers().stream()
                        .map(tier -> new Tier(
                                tier.id(),
                                tier.label(),
                                tier.requirements().stream()
                                        .filter(requirement -> metrics.contains(requirement.metric()))
                                        .toList()))
                        .toList());
    }

    @Test
    void saysItInGermanToo() throws Exception {
        assertThat(text(Kind.CREDITED_TIER_CHANGED, SILVER, GOLD, Language.DE))
                .isEqualTo("Nordlicht: zuerkannte Partnerstufe seit dem 15. April 2018: Gold. Bis dahin: Silber.");
        assertThat(text(Kind.TIER_AT_RISK, GOLD, NONE, Language.DE))
                .isEqualTo(
                        "Nordlicht könnte die Partnerstufe verlieren: Ändert sich nichts, bringt die Aktualisierung vom"
                                + " 15. April 2018: keine Partnerstufe. Jetzt: Gold.");
    }

    @Test
    void lacksNothingWhenTheProgrammeHasATierNoLonger() throws Exception {
        assertThat(text(Kind.LIVE_TIER_CHANGED, range("bronze", "bronze"), GOLD, Language.EN))
                .endsWith("Until then: bronze.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<https://evil.example|free>",
                "@channel",
                "@here and <at>all</at>",
                "[free](https://evil.example)",
                "![x](http://evil.example/x.png)",
                "https://evil.example",
                "www.evil.example",
                "evil.example",
                "~town-square",
                "#general",
                "*bold* _italic_ `code` ~~gone~~",
                "&lt;!channel&gt;",
                "a\n\n# Title\r\n| a | b |",
                "\u202Eevil\u2066\u0085\u009B31m",
                "\\\\@channel"
            })
    void a_name_is_inert_in_slack_mattermost_and_teams(String name) throws Exception {
        JsonNode json = json(news(name, Kind.LIVE_TIER_CHANGED, SILVER, GOLD), Language.EN);

        assertThat(json.get("text").asText())
                .endsWith(": live tier on 15 April 2018: Gold. Until then: Silver.")
                .doesNotContainPattern("[<>@#~\\[\\]*_`|\\\\\\p{Cc}\\p{Cf}\\u2028\\u2029]|://|&\\w+;|\\w\\.[a-z]");
        assertThat(json.get("partner").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M\u00fcller & S\u00f6hne",
                "Acme Inc.",
                "O'Neill (Berlin), Nr. 5!",
                "\u65e5\u672c \u03b1\u03b2",
                "Team \uD83D\uDE80"
            })
    void an_ordinary_name_stays_as_it_is(String name) throws Exception {
        assertThat(json(news(name, Kind.LIVE_TIER_CHANGED, SILVER, GOLD), Language.EN)
                        .get("text")
                        .asText())
                .startsWith(name + ": ");
    }

    @Test
    void control_and_direction_characters_are_escaped_in_json() {
        String json = json(
                news("a\u202Eb\u009Bc\u2028d\u007Fe\u00fc\uD83D\uDE80", Kind.LIVE_TIER_CHANGED, SILVER, GOLD),
                BuiltInProgrammes.HUBSPOT_2018_01,
                Language.EN);

        assertThat(json)
                .contains("\"partner\":\"a\\u202Eb\\u009Bc\\u2028d\\u007Fe\u00fc\uD83D\uDE80\"")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    private static String text(Kind kind, TierRange before, TierRange after, Language language) throws Exception {
        return json(news("Nordlicht", kind, before, after), language)
                .get("text")
                .asText();
    }

    private static JsonNode json(Announcement news, Language language) throws Exception {
        return new ObjectMapper().readTree(json(news, BuiltInProgrammes.HUBSPOT_2018_01, language));
    }

    private static String json(Announcement news, Programme programme, Language language) {
        return AnnouncementMessage.of(news, programme, language).body(PayloadFormat.JSON);
    }

    private static Announcement news(String partner, Kind kind, TierRange before, TierRange after) {
        return new Announcement(
                new HistoryId(partner, "hubspot-2018-01"), kind, LocalDate.parse("2018-04-15"), before, after);
    }

    private static TierRange range(String least, String most) {
        return new TierRange(Optional.ofNullable(least), Optional.ofNullable(most));
    }
}
