package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/announcement/1}: something that changed, as it is posted.
 *
 * @param id        the same whenever it is posted again
 * @param event     what changed, as a code
 * @param partner   the partner's name, as it is
 * @param programme the id of the programme
 * @param day       on which day
 * @param before    the tier until then
 * @param after     the tier from then on
 * @param text      the same for people, as chats show it; names in it are cut to 150 characters and mean nothing to a chat
 * @param test      true for an example that {@code notify test} sends, after which nothing is to be done; left out of every other
 */
public record AnnouncementDocument(
        String id,
        String event,
        String partner,
        String programme,
        LocalDate day,
        HeldTier before,
        HeldTier after,
        String text,
        @LeftOutIfNull @Nullable Boolean test)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/announcement/1";
    }

    /** Those of the text are in it already. */
    @Override
    public Rules programmeRules() {
        return Rules.of(BuiltInProgrammes.HUBSPOT_2018_01);
    }
}
