package dev.tierwise.application.explain;

import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.List;
import java.util.stream.Stream;

/** The sentences of the FAQ behind what the rules say; none where the FAQ is silent or the programme differs from it. */
final class FaqSentences {

    private FaqSentences() {}

    static List<FaqSentence> behind(SoldReason reason, Programme programme) {
        return in(
                programme,
                switch (reason) {
                    case CANCELLED,
                            NOT_YET_CUSTOMER,
                            NEVER_SOLD_BY_PARTNER,
                            SALE_DAY_UNKNOWN,
                            SOLD_LATER,
                            SOLD_WITHIN_12_MONTHS -> Stream.of(FaqSentence.SOLD);
                    case SOLD_TOO_LONG_AGO -> Stream.of(FaqSentence.SOLD_TOO_LONG_AGO);
                });
    }

    static List<FaqSentence> behind(ManagedReason reason, Programme programme) {
        return in(
                programme,
                switch (reason) {
                    case CANCELLED, NOT_YET_CUSTOMER -> Stream.of();
                    case PARTNER_EMPLOYEE, MANAGED_FLAG, USERS_UNKNOWN ->
                        Stream.of(FaqSentence.PARTNER_EMPLOYEE, FaqSentence.EMAIL_DOMAIN);
                    case EMPLOYEE_DOMAIN_NOT_PARTNERS -> Stream.of(FaqSentence.EMAIL_DOMAIN);
                    case NO_PARTNER_EMPLOYEE -> Stream.of(FaqSentence.PARTNER_EMPLOYEE);
                });
    }

    static List<FaqSentence> behindTiers(Programme programme) {
        return in(programme, Stream.of(FaqSentence.TIERS, FaqSentence.FURTHER_CRITERIA, FaqSentence.CERTIFICATION));
    }

    static List<FaqSentence> behind(MetricId metric, Programme programme) {
        Stream<FaqSentence> sentences = Stream.of();
        if (metric.equals(MetricId.SOLD_MRR)) {
            sentences = Stream.of(FaqSentence.SOLD, FaqSentence.SOLD_TOO_LONG_AGO);
        } else if (metric.equals(MetricId.MANAGED_MRR)) {
            sentences = Stream.of(FaqSentence.PARTNER_EMPLOYEE, FaqSentence.EMAIL_DOMAIN);
        } else if (metric.equals(MetricId.MEDIAN_APP_USAGE)) {
            sentences = Stream.of(FaqSentence.MEDIAN);
        } else if (metric.equals(MetricId.CERTIFICATION)) {
            sentences = Stream.of(FaqSentence.CERTIFICATION);
        }
        return in(programme, sentences);
    }

    private static List<FaqSentence> in(Programme programme, Stream<FaqSentence> sentences) {
        return sentences.filter(sentence -> sentence.holdsIn(programme)).toList();
    }
}
