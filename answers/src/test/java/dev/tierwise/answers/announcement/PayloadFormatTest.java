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
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Announcements as chats take them. */
class PayloadFormatTest {

    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    private static final LocalDate DAY = LocalDate.parse("2018-04-15");
    private static final TierRange GOLD = range("gold", "gold");
    private static final TierRange SILVER = range("silver", "silver");

    @Test
    void slack_gets_a_text_for_notifications_and_blocks_of_plain_text() throws IOException {
        assertThat(json(PayloadFormat.SLACK, news("Nordlicht", Kind.CREDITED_TIER_CHANGED), Language.EN))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"text": "Nordlicht: credited tier since 15 April 2018: Gold. Until then: Silver.",
                         "blocks": [
                          {"type": "header",
                           "text": {"type": "plain_text", "text": "Credited tier changed", "emoji": false}},
                          {"type": "section",
                           "text": {"type": "plain_text", "emoji": false,
                            "text": "Nordlicht: credited tier since 15 April 2018: Gold. Until then: Silver."}},
                          {"type": "section", "fields": [
                            {"type": "plain_text", "text": "Partner\\nNordlicht", "emoji": false},
                            {"type": "plain_text", "text": "Programme\\nhubspot-2018-01", "emoji": false},
                            {"type": "plain_text", "text": "Day\\n15 April 2018", "emoji": false},
                            {"type": "plain_text", "text": "Before\\nSilver", "emoji": false},
                            {"type": "plain_text", "text": "After\\nGold", "emoji": false}]}]}"""));
    }

    @Test
    void teams_gets_a_message_with_an_adaptive_card_without_markdown() throws IOException {
        assertThat(json(PayloadFormat.TEAMS, news("Nordlicht", Kind.LIVE_TIER_CHANGED), Language.DE))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"type": "message", "attachments": [
                          {"contentType": "application/vnd.microsoft.card.adaptive",
                           "content": {
                             "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                             "type": "AdaptiveCard", "version": "1.4",
                             "fallbackText":
                               "Nordlicht: rechnerische Partnerstufe am 15. April 2018: Gold. Bis dahin: Silber.",
                             "body": [
                              {"type": "TextBlock", "text": "Rechnerische Partnerstufe geändert", "size": "Medium",
                               "weight": "Bolder", "wrap": true},
                              {"type": "RichTextBlock", "inlines": [{"type": "TextRun",
                               "text": "Nordlicht: rechnerische Partnerstufe am 15. April 2018: Gold. Bis dahin: Silber."}]},
                              {"type": "RichTextBlock", "inlines": [
                               {"type": "TextRun", "text": "Partner: ", "weight": "Bolder"},
                               {"type": "TextRun", "text": "Nordlicht"}]},
                              {"type": "RichTextBlock", "inlines": [
                               {"type": "TextRun", "text": "Programm: ", "weight": "Bolder"},
                               {"type": "TextRun", "text": "hubspot-2018-01"}]},
                              {"type": "RichTextBlock", "inlines": [
                               {"type": "TextRun", "text": "Tag: ", "weight": "Bolder"},
                               {"type": "TextRun", "text": "15\u2024 April 2018"}]},
                              {"type": "RichTextBlock", "inlines": [
                               {"type": "TextRun", "text": "Vorher: ", "weight": "Bolder"},
                               {"type": "TextRun", "text": "Silber"}]},
                              {"type": "RichTextBlock", "inlines": [
                               {"type": "TextRun", "text": "Nachher: ", "weight": "Bolder"},
                               {"type": "TextRun", "text": "Gold"}]}]}}]}"""));
    }

    @Test
    void mattermost_gets_a_text_and_an_attachment_with_fields() throws IOException {
        assertThat(json(PayloadFormat.MATTERMOST, news("Nordlicht", Kind.TIER_AT_RISK), Language.EN))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"text": "Nordlicht may lose its tier: if nothing changes, the update of 15 April 2018 brings Gold.\
                         Now: Silver.",
                         "attachments": [
                          {"fallback": "Nordlicht may lose its tier: if nothing changes, the update of 15 April 2018 brings\
                         Gold. Now: Silver.",
                           "title": "Tier at risk",
                           "fields": [
                            {"short": true, "title": "Partner", "value": "Nordlicht"},
                            {"short": true, "title": "Programme", "value": "hubspot-2018-01"},
                            {"short": true, "title": "Day", "value": "15 April 2018"},
                            {"short": true, "title": "Before", "value": "Silver"},
                            {"short": true, "title": "After", "value": "Gold"}]}]}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<https://evil.example|free>",
                "@channel",
                "<at>all</at>",
                "![x](http://evil.example/x.png)",
                "www.evil.example",
                "tel:+49123",
                ":rotating_light:",
                "*bold* _italic_ `code` ~~gone~~",
                "&lt;!channel&gt;",
                "# Title",
                "- a list",
                "+ a list",
                "1. a list",
                "1) a list",
                "1)",
                "www.1evil.example/x",
                "www.\u0661evil",
                "cafe\u0301.com",
                "x\uD83C\uDF89.com",
                "evil\u2024com",
                "evil\uFF0Ecom",
                "evil\u3002com",
                "evil..com",
                "===",
                "> a quote",
                "    code",
                "a\n\n# Title\r\n| a | b |",
                "$\\sqrt{2}$",
                "{{DATE(2018-04-15T00:00:00Z, SHORT)}}",
                "\u202Eevil\u2066\u0085\u009B31m"
            })
    void a_name_is_inert_in_every_chat(String name) throws IOException {
        Announcement news = new Announcement(new HistoryId(name, name), Kind.LIVE_TIER_CHANGED, DAY, SILVER, GOLD);
        for (Language language : Language.values()) {
            AnnouncementMessage message = AnnouncementMessage.of(news, named(name), language);
            JsonNode document = new ObjectMapper().readTree(message.body(PayloadFormat.JSON));
            assertThat(document.get("partner").asText()).isEqualTo(name);
            assertInert(PayloadFormat.JSON, document.get("text").asText());
            for (PayloadFormat format : chats()) {
                texts(new ObjectMapper().readTree(message.body(format))).forEach(text -> assertInert(format, text));
            }
        }
    }

    private static void assertInert(PayloadFormat format, String text) {
        assertThat(text.replaceFirst("^(Partner|Program(me|m)|Day|Tag|Before|Vorher|After|Nachher)\\n", ""))
                .as(format.toString())
                .doesNotContainPattern("[<>@#~\\[\\]*_`|\\\\{}$\\p{Cc}\\p{Cf}\\u2028\\u2029]|://|&\\w+;")
                .doesNotContainPattern("^[-+=\\s]|^[0-9]+[.)](\\s|$)|:\\S");
        assertThat(Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u3002', '.'))
                .as(format.toString())
                .doesNotContainPattern("\\.[^\\s:]");
    }

    @Test
    void a_name_that_cannot_be_seen_is_a_dash() throws IOException {
        assertThat(texts(json(PayloadFormat.TEAMS, news("\u00a0", Kind.LIVE_TIER_CHANGED), Language.EN)))
                .contains("\u2013");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDE80", "e\u0301", "\"\\", "<@&:", "\u0000"})
    void however_long_names_are_every_service_takes_the_message(String part) throws IOException {
        String name = part.repeat(100_000);
        Announcement news = new Announcement(
                new HistoryId(name, name), Kind.TIER_AT_RISK, DAY, range("silver", "gold"), range("gold", "platinum"));
        Programme programme = named(name);

        for (Language language : Language.values()) {
            AnnouncementMessage message = AnnouncementMessage.of(news, programme, language);
            JsonNode slack = new ObjectMapper().readTree(message.body(PayloadFormat.SLACK));
            assertThat(slack.get("text").asText()).hasSizeLessThanOrEqualTo(4_000);
            assertThat(slack.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
            assertThat(slack.at("/blocks/1/text/text").asText()).hasSizeLessThanOrEqualTo(3_000);
            assertThat(texts(slack.at("/blocks/2/fields")))
                    .hasSize(5)
                    .allMatch(text -> text.length() <= 2_000)
                    .anyMatch(text -> text.endsWith("\u2026"));
            assertThat(new ObjectMapper()
                            .readTree(message.body(PayloadFormat.JSON))
                            .get("text")
                            .asText())
                    .hasSizeLessThanOrEqualTo(3_000);
            assertThat(message.body(PayloadFormat.TEAMS).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(28 * 1024);
            JsonNode mattermost = new ObjectMapper().readTree(message.body(PayloadFormat.MATTERMOST));
            assertThat(mattermost.get("text").asText()).hasSizeLessThanOrEqualTo(16_383);
            assertThat(mattermost.get("attachments").toString()).hasSizeLessThanOrEqualTo(8_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_example_says_in_every_format_that_it_is_a_test(AnnouncementEvent event) throws IOException {
        for (PayloadFormat format : PayloadFormat.values()) {
            assertThat(texts(example(format, event, Language.EN)))
                    .as(format.toString())
                    .anyMatch(text -> text.startsWith("This is a test from Tierwise. Nothing has changed."))
                    .noneMatch(text -> text.contains("Gold") && text.contains(".") && !text.contains("This is a test"));
            assertThat(texts(example(format, event, Language.DE)))
                    .anyMatch(text -> text.startsWith("Dies ist ein Test von Tierwise. Es hat sich nichts geändert."));
        }
        JsonNode document = example(PayloadFormat.JSON, event, Language.EN);
        assertThat(document.get("test").asBoolean()).isTrue();
        assertThat(document.get("event").asText()).isEqualTo(event.toString());
        assertThat(example(PayloadFormat.SLACK, event, Language.EN)
                        .at("/blocks/0/text/text")
                        .asText())
                .startsWith("Test");
    }

    @Test
    void an_example_of_a_tier_at_risk_falls_and_the_others_rise() throws IOException {
        assertThat(example(PayloadFormat.JSON, AnnouncementEvent.TIER_AT_RISK, Language.EN)
                        .get("text")
                        .asText())
                .endsWith(
                        "For example: Sample Agency may lose its tier: if nothing changes, the update of 15 April 2018"
                                + " brings Silver. Now: Gold.");
        assertThat(example(PayloadFormat.JSON, AnnouncementEvent.CREDITED_TIER_CHANGED, Language.DE)
                        .get("text")
                        .asText())
                .endsWith(
                        "Zum Beispiel: Musteragentur: zuerkannte Partnerstufe seit dem 15. April 2018: Gold. Bis dahin:"
                                + " Silber.");
    }

    private static JsonNode example(PayloadFormat format, AnnouncementEvent event, Language language)
            throws IOException {
        return new ObjectMapper()
                .readTree(AnnouncementMessage.example(new UUID(1, 2), event, DAY, language)
                        .body(format));
    }

    private static List<PayloadFormat> chats() {
        return List.of(PayloadFormat.SLACK, PayloadFormat.TEAMS, PayloadFormat.MATTERMOST);
    }

    /** What chats show: every text of a message but codes and addresses of ours. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.properties().stream()
                .filter(member -> !List.of("$schema", "type", "contentType", "schema", "version")
                        .contains(member.getKey()))
                .forEach(member -> texts.addAll(texts(member.getValue())));
        if (node.isArray()) {
            node.forEach(item -> texts.addAll(texts(item)));
        }
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        return texts;
    }

    private static JsonNode json(PayloadFormat format, Announcement news, Language language) throws IOException {
        return new ObjectMapper()
                .readTree(AnnouncementMessage.of(news, PROGRAMME, language).body(format));
    }

    /** The programme with other names of its tiers. */
    private static Programme named(String name) {
        return new Programme(
                PROGRAMME.id(),
                PROGRAMME.label(),
                PROGRAMME.currency(),
                PROGRAMME.metrics(),
                PROGRAMME.soldWindow(),
                PROGRAMME.appLookBack(),
                PROGRAMME.apps(),
                PROGRAMME.certification(),
                PROGRAMME.updateDays(),
                PROGRAMME.tiers().stream()
                        .map(tier -> new Tier(tier.id(), new Label(name, name), tier.requirements()))
                        .toList());
    }

    private static Announcement news(String partner, Kind kind) {
        return new Announcement(new HistoryId(partner, "hubspot-2018-01"), kind, DAY, SILVER, GOLD);
    }

    private static TierRange range(String least, String most) {
        return new TierRange(Optional.of(least), Optional.of(most));
    }
}
