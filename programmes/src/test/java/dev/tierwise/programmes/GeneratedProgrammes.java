package dev.tierwise.programmes;

import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Basis.Citation;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Any programme that a file can say, from a random source. */
final class GeneratedProgrammes {

    private static final List<String> CURRENCIES = List.of("AUD", "CAD", "EUR", "GBP", "JPY", "ZAR");

    private final Random random;

    GeneratedProgrammes(Random random) {
        this.random = random;
    }

    Programme next() {
        List<MetricId> metrics =
                new ArrayList<>(Metrics.all().stream().map(Metric::id).toList());
        Collections.shuffle(metrics, random);
        metrics = metrics.subList(0, 1 + random.nextInt(metrics.size()));
        List<App> apps = new ArrayList<>();
        for (int i = random.nextInt(AppList.MOST); i >= 0; i--) {
            apps.add(new App(id() + "-" + i, label(" " + i)));
        }
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            List<Requirement> requirements = new ArrayList<>();
            for (MetricId metric : metrics) {
                requirements.add(requirement(metric, 100 * i + random.nextInt(100)));
            }
            Collections.shuffle(requirements, random);
            tiers.add(new Tier(id() + i, label(""), requirements));
        }
        boolean points = metrics.stream().anyMatch(MetricId.POINTS::contains) || random.nextInt(4) == 0;
        Programme rules = new Programme(
                id(),
                label(""),
                List.of("USD", "CHF", "NOK").get(random.nextInt(3)),
                metrics,
                Period.of(random.nextInt(3), random.nextInt(30), 1 + random.nextInt(100)),
                Period.ofDays(1 + random.nextInt(400)),
                new AppList(apps),
                id(),
                updateDays(),
                tiers,
                points ? Optional.of(pointRules()) : Optional.empty(),
                shares(metrics));
        return random.nextBoolean() ? rules : rules.with(references(rules));
    }

    private References references(Programme programme) {
        List<Reference> publications = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            publications.add(new Reference(
                    id() + "-" + i,
                    label(""),
                    random.nextBoolean() ? Optional.empty() : Optional.of("https://example.com/a?b=c#d:e{f}," + i),
                    Optional.ofNullable(
                            Arrays.asList(null, Year.of(2018), YearMonth.of(2018, 3), LocalDate.of(2018, 3, 15))
                                    .get(random.nextInt(4))),
                    random.nextBoolean() ? Optional.empty() : Optional.of(label(""))));
        }
        Map<Clause, Basis> bases = new LinkedHashMap<>();
        for (Clause clause : programme.clauses()) {
            if ((clause == Clause.Single.GROWTH_SHARES
                            && programme.growthShares().isEmpty())
                    || (clause == Clause.Single.DOWNGRADES
                            && programme.updateDays().downgrades().isEmpty())) {
                continue;
            }
            List<Citation> sources = new ArrayList<>();
            for (Reference publication : publications) {
                if (random.nextBoolean()) {
                    sources.add(new Citation(
                            publication.id(), random.nextBoolean() ? Optional.empty() : Optional.of(text() + "q")));
                }
            }
            bases.put(clause, new Basis(sources, random.nextInt(3) > 0 ? Optional.empty() : Optional.of(label(""))));
        }
        return new References(publications, bases);
    }

    private Requirement requirement(MetricId metric, int figure) {
        Unit unit = Metrics.get(metric).unit();
        String decimals = List.of("", ".5", ".00", ".07").get(random.nextInt(4));
        return switch (unit) {
            case NONE -> new Requirement.Holds(metric);
            case PEOPLE -> new Requirement.AtLeast(metric, BigDecimal.valueOf(figure));
            case MONEY, APPS, PERCENT, POINTS -> new Requirement.AtLeast(metric, new BigDecimal(figure + decimals));
        };
    }

    private UpdateDays updateDays() {
        int report = 1 + random.nextInt(31);
        int tier = 1 + random.nextInt(31);
        return random.nextInt(3) > 0
                ? new UpdateDays(report, tier, months())
                : new UpdateDays(
                        report,
                        tier,
                        new Downgrades(
                                months(),
                                Period.ofMonths(1 + random.nextInt(9)),
                                Period.of(random.nextInt(2), random.nextInt(9), 1 + random.nextInt(20))));
    }

    private Set<Month> months() {
        Set<Month> months = EnumSet.allOf(Month.class);
        if (random.nextBoolean()) {
            months.removeIf(month -> random.nextInt(3) > 0);
        }
        return months.isEmpty() ? EnumSet.of(Month.MAY) : months;
    }

    private Map<MetricId, BigDecimal> shares(List<MetricId> metrics) {
        Map<MetricId, BigDecimal> shares = new LinkedHashMap<>();
        for (MetricId metric : metrics) {
            if (Metrics.get(metric).unit() != Unit.NONE && random.nextInt(4) == 0) {
                shares.put(
                        metric,
                        new BigDecimal(List.of("0.5", "1", "0.333", "0.70").get(random.nextInt(4))));
            }
        }
        return shares;
    }

    private PointRules pointRules() {
        List<PointRate> rates = new ArrayList<>();
        List<FixedAmount> amounts = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            PointRate.Kind kind = PointRate.Kind.values()[random.nextInt(PointRate.Kind.values().length)];
            Optional<LocalDate> from = from();
            if (seen.add(List.of(kind, from))) {
                rates.add(new PointRate(kind, from, figure(), figure()));
            }
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            Optional<LocalDate> from = from();
            if (seen.add(List.of(currency, from))) {
                amounts.add(new FixedAmount(currency, figure().add(BigDecimal.ONE), from));
            }
        }
        List<RoundingMode> modes = List.of(
                RoundingMode.UP,
                RoundingMode.DOWN,
                RoundingMode.CEILING,
                RoundingMode.FLOOR,
                RoundingMode.HALF_UP,
                RoundingMode.HALF_DOWN,
                RoundingMode.HALF_EVEN);
        return new PointRules(
                figure().add(BigDecimal.ONE),
                rates,
                amounts,
                random.nextBoolean(),
                random.nextBoolean()
                        ? Optional.of(new Rounding(random.nextInt(11), modes.get(random.nextInt(modes.size()))))
                        : Optional.empty());
    }

    private Optional<LocalDate> from() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(LocalDate.of(2020 + random.nextInt(3), 2, 1 + random.nextInt(3)));
    }

    private BigDecimal figure() {
        return new BigDecimal(List.of("0", "1", "3.00", "62.50", "0.0000000001", "300300", "999999999999998")
                .get(random.nextInt(7)));
    }

    private String id() {
        return List.of("a", "no", "y", "null", "0", "007", "1e3", "0x1f", "a-b-1", "true", "2018-01-01")
                .get(random.nextInt(11));
    }

    private Label label(String end) {
        String en = text() + end;
        return random.nextBoolean() ? Label.same(en) : new Label(en, text() + end);
    }

    private String text() {
        int[] characters = "aZ9 -:#,{}[]&*!|>'\"%@`?\\\n\r\t\0\u0085\u00A0\u2028\uFEFF\u200Dßé漢😀"
                .codePoints()
                .toArray();
        StringBuilder text = new StringBuilder("x".repeat(random.nextInt(2)));
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString().isBlank() ? "no" : text.toString();
    }
}
