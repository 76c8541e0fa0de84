package dev.tierwise.answers.diagnosis;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.diagnosis.DiagnosisDocument.Found;
import dev.tierwise.application.diagnose.Diagnosis;

/** Makes the document of a diagnosis: what the sources found out about themselves. */
public final class DiagnosisMapper {

    public static final AnswerKind<DiagnosisDocument> KIND =
            AnswerKind.of("diagnosis", DiagnosisDocument.class, DiagnosisPage::draw);

    private DiagnosisMapper() {}

    public static Answer<DiagnosisDocument> of(Diagnosis diagnosis) {
        return KIND.of(new DiagnosisDocument(
                diagnosis.sources().stream()
                        .map(source -> new DiagnosisDocument.Source(
                                source.source(),
                                source.adapter(),
                                source.findings().stream().map(Found::of).toList()))
                        .toList(),
                diagnosis.together().stream().map(Found::of).toList()));
    }
}
