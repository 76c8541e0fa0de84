package dev.tierwise.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Announcement.Kind;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementMessageTest {

    private static final TierRange GOLD = range("gold", "gold");
    private static final TierRange SILVER = range("silver", "silver");
    private static final TierRange NONE = range(null, null);

    @Test
    void hasFieldsForProgramsInThisOrder() throws Exception {
        Announcement news = news("Nordlicht", Kind.CREDITED_TIER_CHANGED, SILVER, range(null, "gold"));
        assertThat(AnnouncementMessage.json(news, BuiltInProgrammes.HUBSPOT_2018_01, Language.EN))
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

    @Test
    void doesNotLetAPartnersNameCallEverybodyInSlack() throws Exception {
        Announcement news = news("<!channel> & Co", Kind.LIVE_TIER_CHANGED, SILVER, GOLD);
        JsonNode json = json(news, Language.EN);
        assertThat(json.get("text").asText()).startsWith("&lt;!channel&gt; &amp; Co: ");
        assertThat(json.get("partner").asText()).isEqualTo("<!channel> & Co");
    }

    private static String text(Kind kind, TierRange before, TierRange after, Language language) throws Exception {
        return json(news("Nordlicht", kind, before, after), language)
                .get("text")
                .asText();
    }

    private static JsonNode json(Announcement news, Language language) throws Exception {
        return new ObjectMapper().readTree(AnnouncementMessage.json(news, BuiltInProgrammes.HUBSPOT_2018_01, language));
    }

    private static Announcement news(String partner, Kind kind, TierRange before, TierRange after) {
        return new Announcement(
                new HistoryId(partner, "hubspot-2018-01"), kind, LocalDate.parse("2018-04-15"), before, after);
    }

    private static TierRange range(String least, String most) {
        return new TierRange(Optional.ofNullable(least), Optional.ofNullable(most));
    }
}
