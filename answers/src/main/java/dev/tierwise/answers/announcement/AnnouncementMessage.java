package dev.tierwise.answers.announcement;

import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.Printable;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** An announcement as it is posted. */
public final class AnnouncementMessage {

    /** An announcement; people read its text. */
    public static final AnswerKind<AnnouncementDocument> KIND = AnswerKind.of(
            "announcement", AnnouncementDocument.class, (document, page) -> page.paragraph(document.text()));

    private static final Pattern SCHEME = Pattern.compile("://");
    private static final Pattern ENTITY = Pattern.compile("&(?=\\w+;)");
    private static final Pattern DOT_IN_A_DOMAIN = Pattern.compile("(?<=[\\p{L}\\p{N}])\\.(?=\\p{L})");

    private AnnouncementMessage() {}

    /** As {@code tierwise/announcement/1}: fields for programs and, as Slack shows it, a text for people. */
    public static String json(Announcement announcement, Programme programme, Language language) {
        StringWriter out = new StringWriter();
        try {
            DocumentJson.writeLine(document(announcement, programme, language), out);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.toString();
    }

    private static AnnouncementDocument document(Announcement announcement, Programme programme, Language language) {
        return new AnnouncementDocument(
                announcement.id().toString(),
                MachineForm.code(announcement.kind()),
                announcement.history().partner(),
                announcement.history().programme(),
                announcement.day(),
                HeldTier.of(announcement.before()),
                HeldTier.of(announcement.after()),
                harmless(text(announcement, new Words(language, Rules.of(programme), new Typeface(true)), programme)));
    }

    private static String text(Announcement announcement, Words words, Programme programme) {
        return words.say(
                "announcement." + MachineForm.code(announcement.kind()) + condition(announcement, programme),
                announcement.history().partner(),
                words.day(announcement.day()),
                tier(announcement.after(), words),
                tier(announcement.before(), words));
    }

    /** On what a loss depends where programmes say how a tier is kept. */
    private static String condition(Announcement announcement, Programme programme) {
        Programme rules = programme.on(announcement.day());
        if (announcement.kind() != Announcement.Kind.TIER_AT_RISK
                || rules.updateDays().downgrades().isEmpty()) {
            return "";
        }
        return rules.metrics().contains(MetricId.CERTIFICATION) ? ".kept.certified" : ".kept";
    }

    private static String tier(TierRange tier, Words words) {
        String none = words.say("announcement.no-tier");
        String least = tier.atLeast().map(words::tier).orElse(none);
        String most = tier.atMost().map(words::tier).orElse(none);
        if (tier.settled()) {
            return least;
        }
        return tier.atLeast().isPresent()
                ? words.say("announcement.between", least, most)
                : words.say("announcement.at-most", most);
    }

    /**
     * What a name holds means nothing to Slack, Mattermost and Teams: no mention, link, image or emphasis comes of it. Each character that
     * could begin one is replaced by another that looks like it, because what one of them takes for an escape another one shows.
     */
    private static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        String line = Printable.line(text);
        line.codePoints().map(AnnouncementMessage::lookAlike).forEach(harmless::appendCodePoint);
        return DOT_IN_A_DOMAIN
                .matcher(ENTITY.matcher(SCHEME.matcher(harmless).replaceAll(":\u2215\u2215"))
                        .replaceAll("\uFF06"))
                .replaceAll("\u2024");
    }

    private static int lookAlike(int c) {
        return switch (c) {
            // the space in a day at which a page breaks no line
            case 0xA0 -> ' ';
            case '<' -> 0x2039;
            case '>' -> 0x203A;
            case '@' -> 0xFF20;
            case '#' -> 0xFF03;
            case '~' -> 0xFF5E;
            case '[' -> 0xFF3B;
            case ']' -> 0xFF3D;
            case '*' -> 0x2217;
            case '_' -> 0xFF3F;
            case '`' -> 0x02CB;
            case '|' -> 0xFF5C;
            case '\\' -> 0xFF3C;
            default -> c;
        };
    }
}
