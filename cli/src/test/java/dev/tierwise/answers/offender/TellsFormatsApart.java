package dev.tierwise.answers.offender;

import dev.tierwise.answers.Format;

/** What an answer must not do: a new format would have to be told to it. */
public class TellsFormatsApart {
    boolean isForPeople(Format format) {
        return format == Format.TABLE;
    }
}
