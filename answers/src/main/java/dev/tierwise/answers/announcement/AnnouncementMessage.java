package dev.tierwise.answers.announcement;

import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An announcement as it is posted. */
public final class AnnouncementMessage {

    /** An announcement; people read its text. */
    public static final AnswerKind<AnnouncementDocument> KIND = AnswerKind.of(
            "announcement", AnnouncementDocument.class, (document, page) -> page.paragraph(document.text()));

    private final UUID id;
    private final AnnouncementEvent event;
    private final Announcement news;
    private final Programme programme;
    private final Words words;
    private final boolean test;

    private AnnouncementMessage(
            UUID id, AnnouncementEvent event, Announcement news, Programme programme, Language language, boolean test) {
        this.id = id;
        this.event = event;
        this.news = news;
        this.programme = programme;
        this.words = new Words(language, Rules.of(programme), new Typeface(true));
        this.test = test;
    }

    /**
     * The message of an announcement.
     *
     * @param programme names its tiers, and says what a loss depends on
     */
    public static AnnouncementMessage of(Announcement announcement, Programme programme, Language language) {
        return new AnnouncementMessage(
                announcement.id(), AnnouncementEvent.of(announcement.kind()), announcement, programme, language, false);
    }

    /**
     * A message that says that it is a test, about an agency that does not exist.
     *
     * @param id  a new one for each test, because receivers may drop an id that they know
     * @param day on which something is supposed to have changed
     */
    public static AnnouncementMessage example(UUID id, AnnouncementEvent event, LocalDate day, Language language) {
        Programme programme = BuiltInProgrammes.HUBSPOT_2018_01;
        Announcement.Kind kind = switch (event) {
            case CREDITED_TIER_CHANGED, TEST -> Announcement.Kind.CREDITED_TIER_CHANGED;
            case LIVE_TIER_CHANGED -> Announcement.Kind.LIVE_TIER_CHANGED;
            case TIER_AT_RISK -> Announcement.Kind.TIER_AT_RISK;
        };
        TierRange lower = held(programme, 0);
        TierRange higher = held(programme, 1);
        boolean rises = event != AnnouncementEvent.TIER_AT_RISK;
        String partner = Words.messages(language).getString("announcement.example-partner");
        Announcement news = new Announcement(
                HistoryId.of(partner, programme), kind, day, rises ? lower : higher, rises ? higher : lower);
        return new AnnouncementMessage(id, event, news, programme, language, true);
    }

    private static TierRange held(Programme programme, int index) {
        Optional<String> tier = Optional.of(programme.tiers().get(index).id());
        return new TierRange(tier, tier);
    }

    /** The same for the same news, however often it is posted. */
    public UUID id() {
        return id;
    }

    /** What is posted: JSON in one line. */
    public String body(PayloadFormat format) {
        return DocumentJson.line(
                switch (format) {
                    case JSON -> document();
                    case SLACK -> SlackMessage.of(notice());
                    case TEAMS -> TeamsMessage.of(notice());
                    case MATTERMOST -> MattermostMessage.of(notice());
                });
    }

    private AnnouncementDocument document() {
        return new AnnouncementDocument(
                id.toString(),
                event.toString(),
                news.history().partner(),
                news.history().programme(),
                news.day(),
                HeldTier.of(news.before()),
                HeldTier.of(news.after()),
                text(),
                test ? Boolean.TRUE : null);
    }

    private Notice notice() {
        String title = words.say("announcement.title." + event);
        return new Notice(
                test && event != AnnouncementEvent.TEST ? words.say("announcement.title-of-test", title) : title,
                text(),
                List.of(
                        fact(
                                "announcement.partner",
                                LookAlikes.name(news.history().partner())),
                        fact(
                                "announcement.programme",
                                LookAlikes.name(news.history().programme())),
                        fact("announcement.day", LookAlikes.name(day())),
                        fact("announcement.before", tier(news.before())),
                        fact("announcement.after", tier(news.after()))));
    }

    private Notice.Fact fact(String label, String value) {
        return new Notice.Fact(words.say(label), value);
    }

    private String text() {
        if (event == AnnouncementEvent.TEST) {
            return words.say("announcement.test");
        }
        String sentence = sentence();
        return test ? words.say("announcement.test-of", sentence) : sentence;
    }

    private String sentence() {
        return words.say(
                "announcement." + event + condition(),
                LookAlikes.name(news.history().partner()),
                day(),
                tier(news.after()),
                tier(news.before()));
    }

    /** Without the space at which a page breaks no line. */
    private String day() {
        return words.day(news.day()).replace('\u00a0', ' ');
    }

    /** On what a loss depends where programmes say how a tier is kept. */
    private String condition() {
        Programme rules = programme.on(news.day());
        if (event != AnnouncementEvent.TIER_AT_RISK
                || rules.updateDays().downgrades().isEmpty()) {
            return "";
        }
        return rules.metrics().contains(MetricId.CERTIFICATION) ? ".kept.certified" : ".kept";
    }

    private String tier(TierRange tier) {
        String none = words.say("announcement.no-tier");
        String least = tier.atLeast().map(words::tier).map(LookAlikes::name).orElse(none);
        String most = tier.atMost().map(words::tier).map(LookAlikes::name).orElse(none);
        if (tier.settled()) {
            return least;
        }
        return tier.atLeast().isPresent()
                ? words.say("announcement.between", least, most)
                : words.say("announcement.at-most", most);
    }
}
