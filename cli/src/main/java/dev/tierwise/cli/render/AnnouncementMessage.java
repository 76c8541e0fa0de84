package dev.tierwise.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** An announcement as it is posted. */
public final class AnnouncementMessage {

    private static final JsonFactory JSON = new JsonFactory();

    private AnnouncementMessage() {}

    /** As {@code tierwise/announcement/1}: fields for programs and, as Slack shows it, a text for people. */
    public static String json(Announcement announcement, Programme programme, Language language) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
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

    /** In Slack, a partner's name must not call everybody in the channel, nor be a link. */
    private static String harmless(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
