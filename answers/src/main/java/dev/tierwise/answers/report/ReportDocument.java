package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.history.HistoryDocument;
import dev.tierwise.answers.lookahead.AdviceDocument;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.domain.programme.MetricId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/report/1}: everything about a partner's tier, composed of the answers that are given one by one as well.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param timeZone       the id of that time zone
 * @param credited       the tier that is credited
 * @param published      the figures of the last monthly report, which the credited tier rests on; worked out from the facts without a
 *                       ledger
 * @param evaluation     the live tier, and why, with every portal
 * @param forecast       the tiers to come
 * @param advice         the least that reaches the next tier
 * @param status         what the ledger says of the day; left out without a ledger
 * @param history        what the ledger remembers; left out without a ledger
 * @param sources        what was read
 * @param agency         who shows the report; left out if nothing is configured
 * @param ruleSources    where the rules and figures are published
 * @param programmeRules what the rules call things
 */
public record ReportDocument(
        String partner,
        String programme,
        LocalDate asOf,
        String timeZone,
        Credited credited,
        Map<MetricId, StatusDocument.Published> published,
        EvaluationDocument evaluation,
        ForecastDocument forecast,
        AdviceDocument advice,
        @LeftOutIfNull @Nullable StatusDocument status,
        @LeftOutIfNull @Nullable HistoryDocument history,
        List<ReadSource> sources,
        @LeftOutIfNull @Nullable Agency agency,
        RuleSources ruleSources,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/report/1";
    }

    /**
     * The tier that is credited.
     *
     * @param tier  the tier
     * @param since since when without interruption; null if no ledger knows
     * @param until the next update that can take it, until which it is credited at least
     * @param held  why it is credited; null where no tier is certain, and where every update takes a tier that is not met any more
     */
    public record Credited(
            HeldTier tier,
            @Nullable LocalDate since,
            LocalDate until,
            @LeftOutIfNull @Nullable Kept held) {}

    /**
     * A source that was read.
     *
     * @param adapter  the name of the adapter
     * @param location where it is, without secrets
     * @param readAt   when it was read
     * @param rows     how many rows or records it gave
     */
    public record ReadSource(String adapter, String location, Instant readAt, long rows) {}

    /**
     * Who shows the report.
     *
     * @param name   the name beside the logo; null for none
     * @param logo   a picture as a data URL; null for none
     * @param colour the colour of the line at the top, such as {@code #1c5d99}; null for the usual one
     */
    public record Agency(
            @Nullable String name,
            @Nullable String logo,
            @Nullable String colour) {

        private static final Pattern PICTURE =
                Pattern.compile("data:image/(?:png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");
        private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

        /** @throws IllegalArgumentException if the logo is no data URL of a picture, or the colour is not six hexadecimal digits */
        public Agency {
            if (logo != null && !PICTURE.matcher(logo).matches()) {
                throw new IllegalArgumentException("a logo is a data URL of a picture in base64");
            }
            if (colour != null && !COLOUR.matcher(colour).matches()) {
                throw new IllegalArgumentException("a colour is written like #1c5d99: " + colour);
            }
        }
    }
}
