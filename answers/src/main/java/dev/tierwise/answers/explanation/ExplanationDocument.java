package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.StatedAssumption;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code tierwise/explanation/1}: why portals count or do not, or how a figure comes about. */
public sealed interface ExplanationDocument extends Document
        permits PortalExplanation,
                SumExplanation,
                MedianExplanation,
                PointsExplanation,
                PartnerExplanation,
                TierExplanation {

    @Override
    default String schema() {
        return "tierwise/explanation/1";
    }

    /** The partner's name. */
    String partner();

    /** The id of the programme. */
    String programme();

    /** The day, in the partner's time zone. */
    LocalDate asOf();

    /** Where the quoted sentences are from; null if none is quoted. */
    @Nullable String faqSource();

    /** The sentences that are quoted about a figure; those about portals stand with each. */
    default List<String> faq() {
        return List.of();
    }

    /** What is assumed. */
    List<StatedAssumption> assumptions();

    /** What was ignored or could not be read. */
    List<ReportedProblem> problems();

    /** Where the rules behind it are published. */
    RuleSources ruleSources();
}
