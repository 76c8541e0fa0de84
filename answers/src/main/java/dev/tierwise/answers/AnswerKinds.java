package dev.tierwise.answers;

import dev.tierwise.answers.adapters.AdaptersMapper;
import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.changes.ChangesMapper;
import dev.tierwise.answers.comparison.ComparisonMapper;
import dev.tierwise.answers.comparison.SnapshotComparisonMapper;
import dev.tierwise.answers.diagnosis.DiagnosisMapper;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.explanation.ExplanationMapper;
import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.answers.lookahead.SimulationMapper;
import dev.tierwise.answers.partners.PartnersMapper;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.answers.programme.ProgrammeTestMapper;
import dev.tierwise.answers.reconciliation.ReconciliationMapper;
import dev.tierwise.answers.report.ReportMapper;
import dev.tierwise.answers.schedule.ScheduleMapper;
import dev.tierwise.answers.status.StatusMapper;
import java.util.List;

/** Every kind of answer, in the order of its name. */
public final class AnswerKinds {

    private static final List<AnswerKind<?>> ALL = List.of(
            AdaptersMapper.KIND,
            AdviceMapper.KIND,
            AnnouncementMessage.KIND,
            ChangesMapper.KIND,
            ComparisonMapper.KIND,
            DiagnosisMapper.KIND,
            EvaluationMapper.KIND,
            EvaluationMapper.OF_SEVERAL,
            ExplanationMapper.KIND,
            ForecastMapper.KIND,
            HistoryMapper.KIND,
            PartnersMapper.KIND,
            ProgrammeMapper.KIND,
            ProgrammeTestMapper.KIND,
            ReconciliationMapper.KIND,
            ReportMapper.KIND,
            ScheduleMapper.KIND,
            SimulationMapper.KIND,
            SnapshotComparisonMapper.KIND,
            StatusMapper.KIND);

    private AnswerKinds() {}

    /** All of them. */
    public static List<AnswerKind<?>> all() {
        return ALL;
    }
}
