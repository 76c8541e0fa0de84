package dev.tierwise.answers.partners;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.Subject;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.State;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every partner on a line of its own. */
final class PartnersPage {

    private final PartnersDocument document;
    private final Page page;
    private final Words words;

    PartnersPage(PartnersDocument document, Page page) {
        this.document = document;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(
                words.say("partners.title"),
                words.count("partners.order", document.partners().size()),
                Optional.empty());
        Grid grid = new Grid(0);
        grid.row(
                Cell.of(words.say("partners.partner"), Style.BOLD),
                Cell.of(words.say("partners.credited"), Style.BOLD),
                Cell.of(words.say("partners.live"), Style.BOLD),
                Cell.of(words.say("partners.loss"), Style.BOLD),
                Cell.of(words.say("partners.next-tier"), Style.BOLD),
                Cell.of(words.say("partners.refreshed"), Style.BOLD));
        for (PartnersDocument.Partner partner : document.nearestDangerFirst()) {
            Words own = words.under(partner.programmeRules());
            grid.row(
                    Cell.naming(Subject.partner(partner.partner(), partner.programme()), partner.partner()),
                    tier(partner.credited(), own),
                    tier(partner.live(), own),
                    loss(partner, own),
                    next(partner, own),
                    refreshed(partner));
        }
        page.table(grid);
    }

    private Cell tier(@Nullable HeldTier tier, Words own) {
        return Cell.of(tier == null ? words.say("unknown") : own.span(tier));
    }

    private Cell loss(PartnersDocument.Partner partner, Words own) {
        if (partner.readAt() == null) {
            return Cell.of(words.say("partners.not-read"));
        }
        return partner.loss() == null
                ? Cell.of(words.say("partners.no-loss"))
                : Cell.of(
                        words.briefDay(partner.loss().day()) + " " + lost(partner.loss(), own),
                        partner.loss().certain() ? Style.BAD : Style.WARN);
    }

    /** What is lost, and for want of what. */
    static String lost(TierLost loss, Words own) {
        return own.say(
                loss.certain() ? "partners.loss.certain" : "partners.loss.possible",
                own.tier(loss.tier()),
                own.metrics(loss.missing().stream().map(Criterion::metric).toList()));
    }

    private Cell next(PartnersDocument.Partner partner, Words own) {
        if (partner.next() == null) {
            return Cell.of(words.say(partner.readAt() == null ? "unknown" : "partners.highest"));
        }
        List<String> parts = new ArrayList<>(List.of(own.tier(partner.next().tier())));
        parts.addAll(lacks(partner.next(), own));
        return Cell.of(String.join(" ", parts));
    }

    /** What a tier lacks, criterion by criterion. */
    static List<String> lacks(NextTierStatus next, Words own) {
        return next.criteria().stream()
                .filter(criterion -> criterion.state() != State.MET)
                .map(criterion -> own.metric(criterion.metric())
                        + criterion
                                .missing()
                                .map(missing -> ": " + own.missing(criterion.metric(), missing))
                                .orElse(""))
                .toList();
    }

    private Cell refreshed(PartnersDocument.Partner partner) {
        if (partner.reading() != null) {
            return Cell.of(words.say("partners.reading", partner.reading().source()));
        }
        if (partner.error() != null) {
            return Cell.of(words.say("partners.failed", partner.error()), Style.BAD);
        }
        if (partner.refreshedAt() == null) {
            return Cell.of(words.say("partners.never"), Style.WARN);
        }
        String moment = words.moment(partner.refreshedAt().atZone(ZoneId.of(partner.timeZone())));
        return Cell.of(moment, partner.overdue() ? Style.WARN : Style.PLAIN);
    }
}
