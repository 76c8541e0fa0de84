package dev.tierwise.answers.diagnosis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.diagnose.Diagnosis;
import dev.tierwise.application.diagnose.SourceDiagnosis;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.io.IOException;
import java.util.List;

/** What the sources found out about themselves, for people and for programs. */
public final class DiagnosisAnswer {

    private static final String SCHEMA = "tierwise/diagnosis/1";

    private DiagnosisAnswer() {}

    /** A diagnosis, in every format that it has. */
    public static Answer of(Diagnosis diagnosis) {
        return Answer.of(SCHEMA, answer -> writeMembers(diagnosis, answer))
                .drawn(BuiltInProgrammes.HUBSPOT_2018_01, page -> draw(diagnosis, page));
    }

    private static void draw(Diagnosis all, Page page) throws IOException {
        Words words = page.words();
        for (SourceDiagnosis diagnosis : all.sources()) {
            page.checks(
                    diagnosis.source().equals(diagnosis.adapter())
                            ? diagnosis.adapter()
                            : diagnosis.adapter() + ":" + words.foreign(diagnosis.source()),
                    checks(diagnosis.findings(), words));
        }
        if (!all.together().isEmpty()) {
            page.checks(
                    words.say(all.sources().size() == 1 ? "doctor.alone" : "doctor.together"),
                    checks(all.together(), words));
        }
    }

    private static List<Page.Check> checks(List<Finding> findings, Words words) {
        return findings.stream()
                .map(finding -> new Page.Check(
                        words.foreign(finding.subjectText()),
                        style(finding.status()),
                        words.say("doctor.status." + MachineForm.code(finding.status())),
                        words.foreign(finding.check()) + ": " + words.foreign(finding.messageText()),
                        words.foreign(finding.adviceText())))
                .toList();
    }

    private static Style style(Finding.Status status) {
        return switch (status) {
            case OK -> Style.GOOD;
            case WARNING -> Style.WARN;
            case REFUSED, MALFORMED, UNAVAILABLE -> Style.BAD;
        };
    }

    private static void writeMembers(Diagnosis all, JsonAnswer answer) throws IOException {
        JsonGenerator json = answer.json();
        json.writeArrayFieldStart("sources");
        for (SourceDiagnosis diagnosis : all.sources()) {
            json.writeStartObject();
            json.writeStringField("source", diagnosis.source());
            json.writeStringField("adapter", diagnosis.adapter());
            write("findings", diagnosis.findings(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        write("together", all.together(), json);
    }

    private static void write(String name, List<Finding> findings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("subject", finding.subject());
            json.writeStringField("check", finding.check());
            json.writeStringField("status", MachineForm.code(finding.status()));
            json.writeStringField("message", finding.message());
            json.writeStringField("advice", finding.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
