package dev.tierwise.answers.page;

import dev.tierwise.answers.page.html.Surroundings;
import dev.tierwise.answers.wording.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * How people want to read an answer.
 *
 * @param language the language of words, numbers and dates
 * @param colour   whether the table may use colour; nothing is said by colour alone
 * @param unicode  whether more than ASCII can be shown; if not, other characters are transcribed
 * @param columns  how wide the table may be; less than 60 is taken as 60
 * @param now      when it is written, which calendar programs want to know
 * @param around   what a server puts around a page of HTML; empty for a file
 */
public record RenderOptions(
        Language language, boolean colour, boolean unicode, int columns, Instant now, Optional<Surroundings> around) {

    /** For a file or a terminal. */
    public RenderOptions(Language language, boolean colour, boolean unicode, int columns, Instant now) {
        this(language, colour, unicode, columns, now, Optional.empty());
    }
}
