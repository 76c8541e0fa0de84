package dev.tierwise.answers.partners;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.domain.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the document of all partners. */
public final class PartnersMapper {

    public static final AnswerKind<PartnersDocument> KIND = AnswerKind.of(
                    "partners", PartnersDocument.class, (document, page) -> new PartnersPage(document, page).draw())
            .withBrowsing((document, options, out) -> new PartnersSheet(document, options, out).write());

    private PartnersMapper() {}

    /**
     * How a partner stands.
     *
     * @param id          its name and the programme that it follows
     * @param programme   that programme
     * @param timeZone    its time zone, as far as that is known
     * @param status      what the ledger says of today; empty if nothing was refreshed yet
     * @param forecast    what follows from the facts that were read; empty if none were
     * @param evaluation  the live tier by the same facts; empty if none were read
     * @param readAt      when they were read; empty if they were not
     * @param refreshedOn the last refreshed day; empty if nothing was refreshed yet
     * @param refreshedAt when the facts of the last refreshed day were read; empty if nothing was refreshed yet
     * @param reading     how far the reading is that goes on; empty if none does
     * @param overdue     whether the last refreshed day is older than it should be
     * @param error       why the last refresh failed, in words; empty if it did not
     */
    public record Standing(
            HistoryId id,
            Programme programme,
            ZoneId timeZone,
            Optional<StatusDocument> status,
            Optional<ForecastDocument> forecast,
            Optional<EvaluationDocument> evaluation,
            Optional<Instant> readAt,
            Optional<LocalDate> refreshedOn,
            Optional<Instant> refreshedAt,
            Optional<PartnersDocument.Reading> reading,
            boolean overdue,
            Optional<String> error) {}

    /** @param standings at least one */
    public static Answer<PartnersDocument> of(List<Standing> standings) {
        return KIND.of(new PartnersDocument(
                standings.stream().map(PartnersMapper::partner).toList()));
    }

    private static LocalDate until(StatusDocument status) {
        @Nullable Kept held = status.credited().held();
        return held == null ? status.nextTier() : held.until();
    }

    private static PartnersDocument.Partner partner(Standing standing) {
        @Nullable StatusDocument status = standing.status().orElse(null);
        return new PartnersDocument.Partner(
                standing.id().partner(),
                standing.id().programme(),
                standing.timeZone().getId(),
                standing.refreshedOn().orElse(null),
                standing.refreshedAt().orElse(null),
                status == null ? null : status.credited().tier(),
                status == null ? null : until(status),
                status == null ? null : status.live().tier(),
                standing.forecast().map(ForecastDocument::firstLoss).orElse(null),
                standing.evaluation().map(EvaluationDocument::next).orElse(null),
                standing.readAt().orElse(null),
                standing.reading().orElse(null),
                standing.overdue(),
                standing.error().orElse(null),
                status == null ? Rules.of(standing.programme()) : status.programmeRules());
    }
}
