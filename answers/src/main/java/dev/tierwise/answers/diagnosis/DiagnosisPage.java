package dev.tierwise.answers.diagnosis;

import dev.tierwise.answers.diagnosis.DiagnosisDocument.Found;
import dev.tierwise.answers.diagnosis.DiagnosisDocument.Status;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.List;

/** A diagnosis for people: source by source, what was checked. */
final class DiagnosisPage {

    private DiagnosisPage() {}

    static void draw(DiagnosisDocument diagnosis, Page page) throws IOException {
        Words words = page.words();
        for (DiagnosisDocument.Source source : diagnosis.sources()) {
            page.checks(
                    source.source().equals(source.adapter())
                            ? source.adapter()
                            : source.adapter() + ":" + source.source(),
                    checks(source.findings(), words));
        }
        if (!diagnosis.together().isEmpty()) {
            page.checks(
                    words.say(diagnosis.sources().size() == 1 ? "doctor.alone" : "doctor.together"),
                    checks(diagnosis.together(), words));
        }
    }

    private static List<Page.Check> checks(List<Found> findings, Words words) {
        return findings.stream()
                .map(finding -> new Page.Check(
                        words.in(finding.subject(), finding.subjectIn()),
                        style(finding.status()),
                        words.say("doctor.status." + MachineForm.code(finding.status())),
                        words.check(finding.check()) + ": " + words.in(finding.message(), finding.messageIn()),
                        words.in(finding.advice(), finding.adviceIn())))
                .toList();
    }

    private static Style style(Status status) {
        return switch (status) {
            case OK -> Style.GOOD;
            case WARNING -> Style.WARN;
            case REFUSED, MALFORMED, UNAVAILABLE -> Style.BAD;
        };
    }
}
