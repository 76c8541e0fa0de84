package dev.tierwise.application.explain;

import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Clause.Single;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.ArrayList;
import java.util.List;

/** The clauses of a programme that what it says of a portal or of a figure follows from. */
final class ClausesBehind {

    private ClausesBehind() {}

    static List<Clause> of(SoldReason reason) {
        return List.of(
                switch (reason) {
                    case CANCELLED,
                            NOT_YET_CUSTOMER,
                            NEVER_SOLD_BY_PARTNER,
                            SALE_DAY_UNKNOWN,
                            SOLD_LATER,
                            SOLD_WITHIN_12_MONTHS -> Single.SOLD;
                    case SOLD_TOO_LONG_AGO -> Single.SOLD_WINDOW;
                });
    }

    static List<Clause> of(ManagedReason reason) {
        return switch (reason) {
            case CANCELLED, NOT_YET_CUSTOMER -> List.of();
            case PARTNER_EMPLOYEE, MANAGED_FLAG, USERS_UNKNOWN -> List.of(Single.PARTNER_EMPLOYEE, Single.EMAIL_DOMAIN);
            case EMPLOYEE_DOMAIN_NOT_PARTNERS -> List.of(Single.EMAIL_DOMAIN);
            case NO_PARTNER_EMPLOYEE -> List.of(Single.PARTNER_EMPLOYEE);
        };
    }

    /** Everything that can be behind what is said of portals. */
    static List<Clause> ofPortals(Programme programme) {
        List<Clause> clauses =
                new ArrayList<>(List.of(Single.SOLD, Single.SOLD_WINDOW, Single.PARTNER_EMPLOYEE, Single.EMAIL_DOMAIN));
        if (programme.metrics().contains(MetricId.MEDIAN_APP_USAGE)) {
            clauses.addAll(of(MetricId.MEDIAN_APP_USAGE, programme));
        }
        programme.metrics().stream()
                .filter(MetricId.POINTS::contains)
                .flatMap(metric -> of(metric, programme).stream())
                .filter(clause -> !clauses.contains(clause))
                .distinct()
                .forEach(clauses::add);
        return clauses;
    }

    static List<Clause> ofTiers(Programme programme) {
        List<Clause> clauses = new ArrayList<>(List.of(Single.CRITERIA));
        if (programme.metrics().contains(MetricId.CERTIFICATION)) {
            clauses.add(Single.CERTIFICATION);
        }
        if (!programme.growthShares().isEmpty()) {
            clauses.add(Single.GROWTH_SHARES);
        }
        programme.tiers().forEach(tier -> clauses.add(new Clause.OfTier(tier.id())));
        return clauses;
    }

    static List<Clause> of(MetricId metric, Programme programme) {
        if (metric.equals(MetricId.SOLD_MRR)) {
            return List.of(Single.SOLD, Single.SOLD_WINDOW);
        }
        if (metric.equals(MetricId.MANAGED_MRR)) {
            return List.of(Single.PARTNER_EMPLOYEE, Single.EMAIL_DOMAIN);
        }
        if (metric.equals(MetricId.MEDIAN_APP_USAGE)) {
            return List.of(Single.MEDIAN, Single.APPS, Single.APP_LOOK_BACK);
        }
        if (metric.equals(MetricId.CERTIFICATION) || metric.equals(MetricId.CERTIFIED_PEOPLE)) {
            return List.of(Single.CERTIFICATION);
        }
        return MetricId.POINTS.contains(metric) ? points(metric, programme) : List.of();
    }

    private static List<Clause> points(MetricId metric, Programme programme) {
        boolean sales = !metric.equals(MetricId.MANAGED_POINTS);
        boolean managing = metric.equals(MetricId.MANAGED_POINTS) || metric.equals(MetricId.TOTAL_POINTS);
        return programme.clauses().stream()
                .filter(clause -> clause instanceof Single single
                        ? switch (single) {
                            case SOLD, SOLD_WINDOW -> sales;
                            case PARTNER_EMPLOYEE, EMAIL_DOMAIN, MANAGED_CREDIT -> managing;
                            case PER, ROUNDING -> true;
                            case MEDIAN,
                                    CRITERIA,
                                    APP_LOOK_BACK,
                                    APPS,
                                    CERTIFICATION,
                                    UPDATE_DAYS,
                                    DOWNGRADES,
                                    GROWTH_SHARES -> false;
                        }
                        : isOfPoints(clause, sales, managing))
                .toList();
    }

    private static boolean isOfPoints(Clause clause, boolean sales, boolean managing) {
        if (clause instanceof Clause.OfRate rate) {
            return switch (rate.kind()) {
                case SOLD, SOURCED, ASSISTED -> sales;
                case MANAGED -> managing;
            };
        }
        return clause instanceof Clause.OfAmount;
    }
}
