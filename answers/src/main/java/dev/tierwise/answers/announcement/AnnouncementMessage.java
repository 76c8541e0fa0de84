package dev.tierwise.answers.announcement;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Printable;
import dev.tierwise.answers.wire.JsonText;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An announcement as it is posted. */
public final class AnnouncementMessage {

    private static final Pattern SCHEME = Pattern.compile("://");
    private static final Pattern ENTITY = Pattern.compile("&(?=\\w+;)");
    private static final Pattern DOT_IN_A_DOMAIN = Pattern.compile("(?<=[\\p{L}\\p{N}])\\.(?=\\p{L})");

    private AnnouncementMessage() {}

    /** As {@code tierwise/announcement/1}: fields for programs and, as Slack shows it, a text for people. */
    public static String json(Announcement announcement, Programme programme, Language language) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonText.to(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "tierwise/announcement/1");
            json.writeStringField("id", announcement.id().toString());
            json.writeStringField("event", MachineForm.code(announcement.kind()));
            json.writeStringField("partner", announcement.history().partner());
            json.writeStringField("programme", announcement.history().programme());
            json.writeStringField("day", announcement.day().toString());
            tier(json, "before", announcement.before());
            tier(json, "after", announcement.after());
            json.writeStringField("text", text(announcement, programme, language));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.toString();
    }

    private static void tier(JsonGenerator json, String name, TierRange tier) throws IOException {
        json.writeObjectFieldStart(name);
        field(json, "atLeast", tier.atLeast());
        field(json, "atMost", tier.atMost());
        json.writeBooleanField("settled", tier.settled());
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String text(Announcement announcement, Programme programme, Language language) {
        Words words = new Words(language, programme, new Typeface(true), AnnouncementMessage::harmless);
        return words.say(
                "announcement." + MachineForm.code(announcement.kind()),
                words.foreign(announcement.history().partner()),
                words.day(announcement.day()),
                tier(announcement.after(), words, programme),
                tier(announcement.before(), words, programme));
    }

    private static String tier(TierRange tier, Words words, Programme programme) {
        Optional<String> least = tier.atLeast().map(id -> label(id, words, programme));
        Optional<String> most = tier.atMost().map(id -> label(id, words, programme));
        if (tier.settled()) {
            return least.orElseGet(() -> words.say("announcement.no-tier"));
        }
        String highest = most.orElseGet(() -> words.say("announcement.no-tier"));
        return least.map(lowest -> words.say("announcement.between", lowest, highest))
                .orElseGet(() -> words.say("announcement.at-most", highest));
    }

    /** A tier that the programme has no longer is called by its id. */
    private static String label(String id, Words words, Programme programme) {
        return programme.tiers().stream()
                .filter(tier -> tier.id().equals(id))
                .findFirst()
                .map(words::tier)
                .orElseGet(() -> words.foreign(id));
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
