package dev.tierwise.answers.diagnosis;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.Translations;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/diagnosis/1}: what the sources found out about themselves.
 *
 * @param sources  each source
 * @param together what follows from all of them together
 */
public record DiagnosisDocument(List<Source> sources, List<Found> together) implements Document {

    @Override
    public String schema() {
        return "tierwise/diagnosis/1";
    }

    @Override
    public Rules programmeRules() {
        return Rules.of(BuiltInProgrammes.HUBSPOT_2018_01);
    }

    /**
     * A source.
     *
     * @param source   what it is called
     * @param adapter  the adapter that reads it
     * @param findings what it found out
     */
    public record Source(String source, String adapter, List<Found> findings) {}

    /** How bad it is. */
    public enum Status {
        OK,
        WARNING,
        REFUSED,
        MALFORMED,
        UNAVAILABLE
    }

    /**
     * Something that was found out.
     *
     * @param subject   what was looked at
     * @param check     which question was asked, as a code
     * @param status    how bad it is
     * @param message   the answer
     * @param advice    what to do; empty if there is nothing to do
     * @param subjectIn the subject by the code of another language; left out if there is no other wording
     * @param messageIn the answer, likewise
     * @param adviceIn  what to do, likewise
     */
    public record Found(
            String subject,
            String check,
            Status status,
            String message,
            String advice,
            @LeftOutIfNull @Nullable Map<String, String> subjectIn,
            @LeftOutIfNull @Nullable Map<String, String> messageIn,
            @LeftOutIfNull @Nullable Map<String, String> adviceIn) {

        static Found of(Finding finding) {
            return new Found(
                    finding.subject(),
                    finding.check(),
                    Status.valueOf(finding.status().name()),
                    finding.message(),
                    finding.advice(),
                    Translations.of(finding.subjectText()),
                    Translations.of(finding.messageText()),
                    Translations.of(finding.adviceText()));
        }
    }
}
