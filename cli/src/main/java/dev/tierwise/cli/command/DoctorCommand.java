package dev.tierwise.cli.command;

import dev.tierwise.answers.diagnosis.DiagnosisMapper;
import dev.tierwise.application.diagnose.Diagnose;
import dev.tierwise.application.diagnose.Diagnosis;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.spi.Finding;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise doctor}: whether every source and token works, before anybody relies on it. */
@Command(name = "doctor")
public final class DoctorCommand implements Callable<Integer> {

    private final Diagnose diagnose;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    DoctorCommand(Diagnose diagnose, SourceOptions sources, AnswerOptions answer) {
        this.diagnose = diagnose;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        Diagnosis diagnosis = diagnose.diagnose(asked.request(Detail.NAMES, (source, rows) -> {}));
        answer.write(DiagnosisMapper.of(diagnosis));
        return exitCode(diagnosis).code();
    }

    /** That of an evaluation: what cannot be read is bad input where the source is a file. */
    private static ExitCode exitCode(Diagnosis diagnosis) {
        Set<Finding.Status> statuses = EnumSet.noneOf(Finding.Status.class);
        diagnosis.sources().forEach(source -> source.findings().forEach(finding -> statuses.add(finding.status())));
        diagnosis.together().forEach(finding -> statuses.add(finding.status()));
        if (statuses.contains(Finding.Status.REFUSED)) {
            return ExitCode.REFUSED;
        }
        if (statuses.contains(Finding.Status.MALFORMED)) {
            return ExitCode.BAD_INPUT;
        }
        return statuses.contains(Finding.Status.UNAVAILABLE) ? ExitCode.UNAVAILABLE : ExitCode.DONE;
    }
}
