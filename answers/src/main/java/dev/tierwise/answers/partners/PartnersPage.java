package dev.tierwise.answers.partners;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.Subject;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.time.ZoneId;
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
                words.count("partners.count", document.partners().size()),
                Optional.empty());
        Grid grid = new Grid(0);
        grid.row(
                Cell.of(words.say("partners.partner"), Style.BOLD),
                Cell.of(words.say("partners.credited"), Style.BOLD),
                Cell.of(words.say("partners.until"), Style.BOLD),
                Cell.of(words.say("partners.live"), Style.BOLD),
                Cell.of(words.say("partners.loss"), Style.BOLD),
                Cell.of(words.say("partners.refreshed"), Style.BOLD));
        for (PartnersDocument.Partner partner : document.partners()) {
            Words own = words.under(partner.programmeRules());
            grid.row(
                    Cell.naming(Subject.partner(partner.partner(), partner.programme()), partner.partner()),
                    tier(partner.credited(), own),
                    Cell.of(partner.until() == null ? words.say("unknown") : words.briefDay(partner.until())),
                    tier(partner.live(), own),
                    loss(partner, own),
                    refreshed(partner));
        }
        page.table(grid);
    }

    private Cell tier(@Nullable HeldTier tier, Words own) {
        return tier == null ? Cell.of(words.say("unknown")) : Cell.of(own.held(tier));
    }

    private Cell loss(PartnersDocument.Partner partner, Words own) {
        if (partner.readAt() == null) {
            return Cell.of(words.say("partners.not-read"));
        }
        if (partner.loss() == null) {
            return Cell.of(words.say("partners.no-loss"));
        }
        return Cell.of(
                words.say(
                        partner.loss().certain() ? "partners.lost" : "partners.perhaps-lost",
                        own.tier(partner.loss().tier()),
                        words.briefDay(partner.loss().day())),
                partner.loss().certain() ? Style.BAD : Style.WARN);
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
        return partner.overdue() ? Cell.of(words.say("partners.overdue", moment), Style.WARN) : Cell.of(moment);
    }
}
