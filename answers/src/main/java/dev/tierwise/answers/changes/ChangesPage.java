package dev.tierwise.answers.changes;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes for people: the tiers and the figures before and after, and below each figure the portals behind it. */
record ChangesPage(ChangesReport report, Words words, Page page) {

    private static final int MOST_PORTALS = 20;

    void write() throws IOException {
        page.heading(
                words.foreign(report.to().history().partner()),
                words.label(report.to().history().programme().label()),
                words.superseded(report.to().asOf()));
        page.subheading(words.say("changes.range", day(report.from()), day(report.to())));
        tiers();
        for (MetricId metric : report.to().refreshed().figures().keySet()) {
            metric(metric);
        }
    }

    /** The day that was asked about and, if it is another one, the day of the refresh. */
    private String day(StatusReport status) {
        String asOf = words.day(status.asOf());
        return status.asOf().equals(status.refreshed().day())
                ? asOf
                : words.say(
                        "changes.refreshed", asOf, words.day(status.refreshed().day()));
    }

    private void tiers() throws IOException {
        Grid grid = new Grid();
        grid.columns(List.of(Cell.of(""), Cell.of(words.say("column.tier"))));
        grid.row(
                Cell.of(words.say("tier.credited")),
                tiers(report.from().credited().tier(), report.to().credited().tier()));
        grid.row(
                Cell.of(words.say("tier.live")),
                tiers(report.from().refreshed().live(), report.to().refreshed().live()));
        page.table(grid);
    }

    private Cell tiers(TierRange from, TierRange to) {
        return from.equals(to)
                ? Cell.of(words.say("changes.still", words.tier(to)))
                : Cell.of(words.fromTo(words.tier(from), words.tier(to)), Style.BOLD);
    }

    private void metric(MetricId metric) throws IOException {
        PortalChanges said = new PortalChanges(words);
        @Nullable Measurement from = report.from().refreshed().figures().get(metric);
        @Nullable Measurement to = report.to().refreshed().figures().get(metric);
        List<PortalChange> changes = report.portals().getOrDefault(metric, List.of());
        page.topic(words.metric(metric), Optional.of(said.measurement(metric, from, to)));
        if (changes.isEmpty()) {
            return;
        }
        Grid grid = new Grid(1);
        grid.columns(List.of(
                Cell.of(words.say("column.portal")),
                Cell.of(words.say("column.name")),
                Cell.right(words.say("column.difference")),
                Cell.of(words.say("column.reason"))));
        for (PortalChange change : changes.subList(0, Math.min(MOST_PORTALS, changes.size()))) {
            grid.row(said.cells(metric, change));
        }
        Page details = page.details();
        details.table(grid);
        if (changes.size() > MOST_PORTALS) {
            details.paragraph(words.say("more.csv", Integer.toString(changes.size() - MOST_PORTALS)));
        }
    }
}
