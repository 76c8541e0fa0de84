package dev.tierwise.answers.diagnosis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.application.diagnose.Diagnosis;
import dev.tierwise.application.diagnose.SourceDiagnosis;
import dev.tierwise.application.spi.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What the sources found out about themselves, for people and for programs. */
public final class DiagnosisAnswer {

    private static final String SCHEMA = "tierwise/diagnosis/1";

    private DiagnosisAnswer() {}

    /** A diagnosis, in every format that it has. */
    public static Answer of(Diagnosis diagnosis) {
        return Answer.of(SCHEMA, answer -> writeMembers(diagnosis, answer))
                .in(Format.TABLE, (options, out) -> writeTable(diagnosis, options, out));
    }

    /** A list for people: a line per finding, what to do below it. */
    private static void writeTable(Diagnosis all, RenderOptions options, Writer out) throws IOException {
        Typeface typeface = new Typeface(options.unicode());
        Paper paper = new Paper(out, typeface, options.colour(), Math.max(60, options.columns()));
        for (SourceDiagnosis diagnosis : all.sources()) {
            paper.line(paper.paint(
                    Style.BOLD,
                    diagnosis.source().equals(diagnosis.adapter())
                            ? diagnosis.adapter()
                            : diagnosis.adapter() + ":" + typeface.clean(diagnosis.source())));
            if (diagnosis.findings().isEmpty()) {
                paper.line("  nothing to check");
            }
            write(diagnosis.findings(), paper);
            paper.line("");
        }
        if (!all.together().isEmpty()) {
            paper.line(paper.paint(Style.BOLD, all.sources().size() == 1 ? "What it says" : "What they say together"));
            write(all.together(), paper);
            paper.line("");
        }
    }

    private static void write(List<Finding> findings, Paper paper) throws IOException {
        String subject = "";
        for (Finding finding : findings) {
            if (!finding.subject().equals(subject)) {
                subject = finding.subject();
                paper.line("  " + paper.typeface().clean(subject));
            }
            write(finding, paper);
        }
    }

    private static void write(Finding finding, Paper paper) throws IOException {
        String word = word(finding.status());
        String mark = paper.paint(style(finding.status()), word) + " ".repeat(12 - word.length());
        String text = finding.check() + ": " + paper.typeface().clean(finding.message());
        String indent = " ".repeat(4 + 12);
        List<String> lines = paper.typeface().wrap(text, paper.columns() - indent.length());
        paper.line("    " + mark + lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            paper.line(indent + line);
        }
        if (!finding.advice().isEmpty()) {
            paper.wrapped(indent, paper.typeface().clean(finding.advice()));
        }
    }

    private static String word(Finding.Status status) {
        return switch (status) {
            case OK -> "ok";
            case WARNING -> "warning";
            case REFUSED -> "refused";
            case MALFORMED -> "wrong";
            case UNAVAILABLE -> "unavailable";
        };
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
