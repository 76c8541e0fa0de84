package dev.tierwise.answers.partners;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
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
     * @param id        its name and the programme that it follows
     * @param programme that programme
     * @param status    what the ledger says of today; empty if nothing was refreshed yet
     * @param forecast  what follows from the facts that were read; empty if none were
     * @param readAt    when they were read; empty if they were not
     * @param reading   how far the reading is that goes on; empty if none does
     * @param overdue   whether the last refreshed day is older than it should be
     * @param error     why the last refresh failed, in words; empty if it did not
     */
    public record Standing(
            HistoryId id,
            Programme programme,
            Optional<StatusAnswer> status,
            Optional<ForecastAnswer> forecast,
            Optional<Instant> readAt,
            Optional<PartnersDocument.Reading> reading,
            boolean overdue,
            Optional<String> error) {}

    /** @param standings at least one */
    public static Answer<PartnersDocument> of(List<Standing> standings) {
        return KIND.of(new PartnersDocument(
                standings.stream().map(PartnersMapper::partner).toList()));
    }

    private static PartnersDocument.Partner partner(Standing standing) {
        @Nullable StatusAnswer status = standing.status().orElse(null);
        return new PartnersDocument.Partner(
                standing.id().partner(),
                standing.id().programme(),
                status == null ? null : status.history().timeZone().getId(),
                status == null ? null : status.refreshed().day(),
                status == null ? null : status.refreshed().refreshedAt(),
                status == null ? null : HeldTier.of(status.credited().tier()),
                status == null ? null : nextTier(status),
                status == null ? null : HeldTier.of(status.refreshed().live()),
                standing.forecast()
                        .map(forecast -> ForecastMapper.of(forecast).document().firstLoss())
                        .orElse(null),
                standing.forecast()
                        .map(forecast -> NextTierStatus.of(forecast.today().evaluation()))
                        .orElse(null),
                standing.readAt().orElse(null),
                standing.reading().orElse(null),
                standing.overdue(),
                standing.error().orElse(null),
                status == null ? Rules.of(standing.programme()) : Rules.of(standing.programme(), status.asOf()));
    }

    private static @Nullable LocalDate nextTier(StatusAnswer status) {
        return status.next().stream()
                .filter(due -> due.variable().metric().isEmpty())
                .map(due -> due.day())
                .findFirst()
                .orElse(null);
    }
}
