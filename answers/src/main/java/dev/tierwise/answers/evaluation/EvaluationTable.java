package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes for people at a terminal: the tier first, then why, then what is missing. */
final class EvaluationTable {

    private EvaluationTable() {}

    static void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException {
        Paper paper = Paper.forText(options, out);
        Words words = Words.onTerminal(options.language(), report.programme(), paper.typeface());
        new Summary(report, words, paper).write();
        if (options.portals()) {
            paper.line("");
            new PortalTable(report, words, Paper.forLists(options, out)).write();
        }
    }

    private record Summary(EvaluationReport report, Words words, Paper paper) {

        void write() throws IOException {
            NextTier standing = NextTier.of(report.evaluation());
            paper.heading(
                    words.foreign(report.snapshot().partner().name()),
                    words.header(report.snapshot().day()),
                    words.superseded(report.snapshot().day()));
            paper.line("");
            tier(standing);
            paper.line("");
            new CriteriaTable(report, standing, words, paper).write();
            paper.line("");
            tiers();
            footer();
        }

        private void tier(NextTier standing) throws IOException {
            TierAnswer answer = report.evaluation().answer();
            Style style = answer.settled() && answer.atLeast().isPresent() ? Style.TITLE_GOOD : Style.TITLE_WARN;
            String next = standing.next()
                    .map(tier -> words.say("tier.next", words.tier(tier)))
                    .orElseGet(() -> words.say("tier.highest"));
            String held = words.held(TierRange.of(answer));
            if (2 + paper.typeface().width(held) + 3 + paper.typeface().width(next) <= paper.columns()) {
                paper.line("  " + paper.paint(style, held) + "   " + next);
            } else {
                for (String line : paper.typeface().wrap(held, paper.columns() - 2)) {
                    paper.line("  " + paper.paint(style, line));
                }
                paper.wrapped("  ", next);
            }
            for (Map.Entry<List<MetricId>, List<Tier>> open : standing.open().entrySet()) {
                paper.wrapped("  ", words.say("tier.open", words.tiers(open.getValue()), words.metrics(open.getKey())));
            }
            Optional<String> gaps = words.gaps(report);
            if (gaps.isPresent()) {
                paper.wrapped("  ", gaps.get());
            }
        }

        private void tiers() throws IOException {
            StringBuilder line = new StringBuilder(" ");
            int width = 1;
            for (TierResult tier : report.evaluation().tiers()) {
                String text = paper.typeface().truncate(tier(tier), paper.columns() - 2);
                int columns = paper.typeface().width(text);
                if (width > 1 && width + 3 + columns > paper.columns()) {
                    paper.line(line.toString());
                    line = new StringBuilder(" ");
                    width = 1;
                }
                int gap = width == 1 ? 1 : 3;
                line.append(" ".repeat(gap)).append(paper.paint(Style.of(tier.state()), text));
                width += gap + columns;
            }
            paper.line(line.toString());
        }

        private String tier(TierResult tier) {
            return words.say(
                    "tier-state." + MachineForm.code(tier.state()),
                    words.tier(tier.tier()),
                    Long.toString(tier.criteria().stream()
                            .map(CriterionResult::state)
                            .filter(State.MET::equals)
                            .count()),
                    Integer.toString(tier.criteria().size()));
        }

        private void footer() throws IOException {
            if (!report.assumptions().isEmpty()) {
                paper.wrapped(
                        "  ",
                        words.say(
                                "assumed",
                                report.assumptions().stream()
                                        .map(words::assumption)
                                        .collect(Collectors.joining("; "))));
            }
            if (!report.problems().isEmpty()) {
                paper.wrapped("  ", words.count("warnings", report.problems().size()));
            }
        }
    }
}
