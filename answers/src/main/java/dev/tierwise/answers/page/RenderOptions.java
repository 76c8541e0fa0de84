package dev.tierwise.answers.page;

import dev.tierwise.answers.wording.Language;
import java.time.Instant;

/**
 * How people want to read an answer.
 *
 * @param language the language of words, numbers and dates
 * @param colour   whether the table may use colour; nothing is said by colour alone
 * @param unicode  whether more than ASCII can be shown; if not, other characters are transcribed
 * @param columns  how wide the table may be; less than 60 is taken as 60
 * @param now      when it is written, which calendar programs want to know
 */
public record RenderOptions(Language language, boolean colour, boolean unicode, int columns, Instant now) {}
