package dev.tierwise.answers.page;

import dev.tierwise.answers.wording.Language;

/**
 * How people want to read an answer. JSON and CSV are for programs: they heed {@code portals} only.
 *
 * @param language the language of words, numbers and dates
 * @param portals  whether every portal is listed
 * @param colour   whether the table may use colour; nothing is said by colour alone
 * @param unicode  whether more than ASCII can be shown; if not, other characters are transcribed
 * @param columns  how wide the table may be; less than 60 is taken as 60
 */
public record RenderOptions(Language language, boolean portals, boolean colour, boolean unicode, int columns) {}
