package dev.tierwise.answers.changes;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes for people: the tiers and the figures before and after, and below each figure the portals behind it. */
final class ChangesPage {

    private static final int MOST_PORTALS = 20;

    private final ChangesDocument changes;
    private final Page page;
    private final Words words;

    ChangesPage(ChangesDocument changes, Page page) {
        this.changes = changes;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(changes.partner(), words.label(changes.programmeRules().name()), words.superseded());
        page.subheading(words.say("changes.range", day(changes.from()), day(changes.to())));
        if (changes.rulesBefore() != null) {
            page.paragraph(words.say(
                    "changes.rules",
                    words.day(changes.from().refreshedOn()),
                    words.label(changes.rulesBefore().name())));
        }
        tiers();
        for (Map.Entry<MetricId, ChangesDocument.Change> metric :
                changes.metrics().entrySet()) {
            metric(metric.getKey(), metric.getValue());
        }
    }

    /** The day that was asked about and, if it is another one, the day of the refresh. */
    private String day(ChangesDocument.Day day) {
        String asOf = words.day(day.asOf());
        return day.asOf().equals(day.refreshedOn())
                ? asOf
                : words.say("changes.refreshed", asOf, words.day(day.refreshedOn()));
    }

    private void tiers() throws IOException {
        Grid grid = new Grid();
        grid.columns(List.of(Cell.of(""), Cell.of(words.say("column.tier"))));
        grid.row(
                Cell.of(words.say("tier.credited")),
                tiers(changes.from().credited().tier(), changes.to().credited().tier()));
        grid.row(
                Cell.of(words.say("tier.live")),
                tiers(changes.from().live().tier(), changes.to().live().tier()));
        page.table(grid);
    }

    private Cell tiers(HeldTier from, HeldTier to) {
        return from.equals(to)
                ? Cell.of(words.say("changes.still", words.tier(to)))
                : Cell.of(words.fromTo(words.tier(from), words.tier(to)), Style.BOLD);
    }

    private void metric(MetricId metric, ChangesDocument.Change change) throws IOException {
        PortalChanges said = new PortalChanges(words);
        List<ChangedPortal> portals = change.portals() == null ? List.of() : change.portals();
        page.topic(words.metric(metric), Optional.of(said.measurement(metric, change.from(), change.to())));
        if (portals.isEmpty()) {
            return;
        }
        Grid grid = new Grid(1);
        grid.columns(List.of(
                Cell.of(words.say("column.portal")),
                Cell.of(words.say("column.name")),
                Cell.right(words.say("column.difference")),
                Cell.of(words.say("column.reason"))));
        for (ChangedPortal portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            grid.row(said.cells(metric, portal));
        }
        Page details = page.details();
        details.table(grid);
        if (portals.size() > MOST_PORTALS) {
            details.paragraph(words.say("more.csv", Integer.toString(portals.size() - MOST_PORTALS)));
        }
    }
}
