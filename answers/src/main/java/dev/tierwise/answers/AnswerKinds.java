package dev.tierwise.answers;

import dev.tierwise.answers.adapters.AdaptersAnswer;
import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.changes.ChangesAnswer;
import dev.tierwise.answers.comparison.ComparisonAnswer;
import dev.tierwise.answers.comparison.SnapshotComparisonAnswer;
import dev.tierwise.answers.diagnosis.DiagnosisAnswer;
import dev.tierwise.answers.evaluation.EvaluationAnswer;
import dev.tierwise.answers.explanation.ExplanationAnswer;
import dev.tierwise.answers.history.HistoryAnswer;
import dev.tierwise.answers.lookahead.AdviceAnswer;
import dev.tierwise.answers.lookahead.ForecastAnswer;
import dev.tierwise.answers.lookahead.SimulationAnswer;
import dev.tierwise.answers.programme.ProgrammeAnswer;
import dev.tierwise.answers.reconciliation.ReconciliationAnswer;
import dev.tierwise.answers.report.ReportAnswer;
import dev.tierwise.answers.schedule.ScheduleAnswer;
import dev.tierwise.answers.status.StatusAnswer;
import java.util.List;

/** Every kind of answer, in the order of its name. */
public final class AnswerKinds {

    private static final List<AnswerKind<?>> ALL = List.of(
            AdaptersAnswer.KIND,
            AdviceAnswer.KIND,
            AnnouncementMessage.KIND,
            ChangesAnswer.KIND,
            ComparisonAnswer.KIND,
            DiagnosisAnswer.KIND,
            EvaluationAnswer.KIND,
            EvaluationAnswer.OF_SEVERAL,
            ExplanationAnswer.KIND,
            ForecastAnswer.KIND,
            HistoryAnswer.KIND,
            ProgrammeAnswer.KIND,
            ReconciliationAnswer.KIND,
            ReportAnswer.KIND,
            ScheduleAnswer.KIND,
            SimulationAnswer.KIND,
            SnapshotComparisonAnswer.KIND,
            StatusAnswer.KIND);

    private AnswerKinds() {}

    /** All of them. */
    public static List<AnswerKind<?>> all() {
        return ALL;
    }
}
