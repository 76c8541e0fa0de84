package dev.tierwise.cli.reference;

import static dev.tierwise.cli.reference.NaiveEvaluation.object;

import dev.tierwise.cli.reference.NaivePointRules.PointTier;
import dev.tierwise.cli.reference.PointAgency.Certificate;
import dev.tierwise.cli.reference.PointAgency.Client;
import dev.tierwise.cli.reference.PointAgency.SaleRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The points of an agency on a day worked out a second time, by trying: an unknown day is each day around those on which
 * anything changes, an unknown kind each kind. Numbers are decimals of many places that are rounded to fewer, not fractions.
 */
final class NaivePoints {

    private static final MathContext PRECISE = new MathContext(90);
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final List<String> KINDS = List.of("sourced", "assisted");

    /** Smallest and largest value; no largest one is null. */
    record Bounds(BigDecimal low, BigDecimal high) {

        static final Bounds ZERO = new Bounds(BigDecimal.ZERO, BigDecimal.ZERO);

        Bounds plus(Bounds other) {
            return new Bounds(low.add(other.low), high == null || other.high == null ? null : high.add(other.high));
        }

        Bounds or(Bounds other) {
            return new Bounds(low.min(other.low), high == null || other.high == null ? null : high.max(other.high));
        }

        Bounds each(Function<BigDecimal, BigDecimal> change) {
            return new Bounds(change.apply(low), high == null ? null : change.apply(high));
        }
    }

    /** Whether something counts: 0 surely not, 1 perhaps, 2 surely. */
    record Credit(int counts, Bounds points) {}

    /** What a report publishes of a portal. */
    record Published(Credit sold, Credit sourced, Bounds managed, Bounds total) {}

    private final PointAgency.Facts facts;
    private final LocalDate day;
    private final NaivePointRules rules;
    private final Map<String, BigDecimal> rates;

    NaivePoints(PointAgency.Facts facts, LocalDate day, NaivePointRules rules, Map<String, BigDecimal> rates) {
        this.facts = facts;
        this.day = day;
        this.rules = rules;
        this.rates = rates;
    }

    /** What a report of the day publishes: every portal that is active. */
    Map<String, Published> report() {
        Map<String, Published> report = new LinkedHashMap<>();
        for (Client client : facts.clients()) {
            if (isActive(client)) {
                report.put(client.id(), published(client));
            }
        }
        return report;
    }

    private boolean isActive(Client client) {
        boolean cancelled = !client.cancelledOn().isEmpty() && !day.isBefore(LocalDate.parse(client.cancelledOn()));
        boolean later =
                isDay(client.soldOn()) && LocalDate.parse(client.soldOn()).isAfter(day);
        return !cancelled && !later;
    }

    private static boolean isDay(String cell) {
        return !cell.isEmpty() && !cell.equals("?");
    }

    private Published published(Client client) {
        Published all = null;
        for (String market : client.market().equals("?") ? List.of("standard", "growth") : List.of(client.market())) {
            Bounds sold = sales(client, market, KINDS);
            Bounds sourced = sales(client, market, List.of("sourced"));
            Bounds managed = managed(client, market);
            Published here = new Published(
                    new Credit(counts(client, KINDS), sold),
                    new Credit(counts(client, List.of("sourced")), sourced),
                    managed,
                    sold.plus(managed));
            all = all == null
                    ? here
                    : new Published(
                            new Credit(here.sold.counts, all.sold.points.or(sold)),
                            new Credit(here.sourced.counts, all.sourced.points.or(sourced)),
                            all.managed.or(managed),
                            all.total.or(here.total));
        }
        return all;
    }

    private List<SaleRow> salesOf(Client client) {
        if (facts.salesGiven()) {
            return client.sales();
        }
        return client.soldOn().isEmpty()
                ? List.of()
                : List.of(new SaleRow("all", "?", client.mrr(), client.currency(), client.soldOn()));
    }

    private int counts(Client client, List<String> kinds) {
        int counts = 0;
        for (SaleRow sale : salesOf(client)) {
            boolean possible = sale.kind().equals("?") || kinds.contains(sale.kind());
            boolean certain = kinds.size() == 2 || kinds.contains(sale.kind());
            if (possible && !isDay(sale.soldOn())) {
                counts = Math.max(counts, 1);
            } else if (possible && counts(LocalDate.parse(sale.soldOn()))) {
                counts = Math.max(counts, certain ? 2 : 1);
            }
        }
        return counts;
    }

    private boolean counts(LocalDate soldOn) {
        return !soldOn.isAfter(day) && !day.isAfter(soldOn.plusMonths(12));
    }

    private Bounds sales(Client client, String market, List<String> kinds) {
        Map<String, List<SaleRow>> lines = new LinkedHashMap<>();
        salesOf(client)
                .forEach(sale -> lines.computeIfAbsent(sale.product(), product -> new ArrayList<>())
                        .add(sale));
        Bounds sum = Bounds.ZERO;
        for (List<SaleRow> line : lines.values()) {
            Bounds ways = null;
            for (Map<SaleRow, LocalDate> days : waysOfDays(line)) {
                LocalDate since =
                        days.values().stream().min(LocalDate::compareTo).orElseThrow();
                Bounds way = Bounds.ZERO;
                for (SaleRow sale : line) {
                    way = way.plus(points(sale, days.get(sale), since, market, kinds));
                }
                ways = ways == null ? way : ways.or(way);
            }
            sum = sum.plus(ways);
        }
        return sum.each(rules::rounded);
    }

    /** Every way in which the days of the sales of a line may turn out; rows that are alike turn out alike. */
    private List<Map<SaleRow, LocalDate>> waysOfDays(List<SaleRow> line) {
        List<Map<SaleRow, LocalDate>> ways = List.of(Map.of());
        for (SaleRow sale : new HashSet<>(line)) {
            List<Map<SaleRow, LocalDate>> longer = new ArrayList<>();
            for (LocalDate soldOn : isDay(sale.soldOn()) ? Set.of(LocalDate.parse(sale.soldOn())) : daysThatMatter()) {
                for (Map<SaleRow, LocalDate> way : ways) {
                    Map<SaleRow, LocalDate> with = new HashMap<>(way);
                    with.put(sale, soldOn);
                    longer.add(with);
                }
            }
            ways = longer;
        }
        return ways;
    }

    private Set<LocalDate> daysThatMatter() {
        List<LocalDate> turns = new ArrayList<>(rules.changes());
        turns.add(day);
        turns.add(day.minusMonths(12));
        turns.add(LocalDate.of(1990, 1, 1));
        Set<LocalDate> days = new TreeSet<>();
        for (LocalDate turn : turns) {
            for (int around = -2; around <= 2; around++) {
                days.add(turn.plusDays(around));
            }
        }
        return days;
    }

    private Bounds points(SaleRow sale, LocalDate soldOn, LocalDate since, String market, List<String> kinds) {
        if (!counts(soldOn)) {
            return Bounds.ZERO;
        }
        Bounds points = null;
        for (String kind : sale.kind().equals("?") ? KINDS : List.of(sale.kind())) {
            Bounds ofKind = kinds.contains(kind)
                    ? points(sale.mrr(), sale.currency(), soldOn, rules.forSale(kind, market, since))
                    : Bounds.ZERO;
            points = points == null ? ofKind : points.or(ofKind);
        }
        return points;
    }

    private Bounds points(String mrr, String currency, LocalDate on, BigDecimal rate) {
        if (rate.signum() == 0) {
            return Bounds.ZERO;
        }
        if (mrr.equals("?")) {
            return new Bounds(BigDecimal.ZERO, null);
        }
        BigDecimal amount = new BigDecimal(mrr);
        BigDecimal fixed = rules.fixedAmount(currency, on);
        BigDecimal times = fixed != null
                ? amount.divide(fixed, PRECISE)
                : (currency.equals("USD")
                                ? amount
                                : amount.multiply(rates.get(currency)).setScale(2, RoundingMode.HALF_UP))
                        .divide(HUNDRED, PRECISE);
        BigDecimal points = times.multiply(rate);
        return new Bounds(points, points);
    }

    private Bounds managed(Client client, String market) {
        Bounds whole = points(client.mrr(), client.currency(), day, rules.forManaging(market, day));
        if (!rules.split()) {
            return whole.each(rules::rounded);
        }
        if (client.partners().equals("?")) {
            return new Bounds(BigDecimal.ZERO, whole.each(rules::rounded).high());
        }
        BigDecimal partners = new BigDecimal(client.partners());
        return whole.each(points -> rules.rounded(points.divide(partners, PRECISE)));
    }

    /** The metrics of the day, with what a report published. */
    Map<String, Object> metrics(Map<String, Published> report) {
        Map<String, Credit[]> portals = credited(report);
        Map<String, Object> metrics = new LinkedHashMap<>();
        List<String> names = List.of("sold-points", "sourced-points", "managed-points", "total-points");
        for (int i = 0; i < names.size(); i++) {
            int metric = i;
            List<Credit> credits =
                    portals.values().stream().map(all -> all[metric]).toList();
            Bounds sum = sum(credits);
            metrics.put(
                    names.get(i),
                    object(
                            "low", plain(sum.low()),
                            "high", plain(sum.high()),
                            "unit", "points",
                            "portals",
                                    object(
                                            "low",
                                                    credits.stream()
                                                            .filter(credit -> credit.counts == 2)
                                                            .count(),
                                            "high",
                                                    credits.stream()
                                                            .filter(credit -> credit.counts > 0)
                                                            .count())));
        }
        Bounds people = people();
        metrics.put("certified-people", object("low", plain(people.low), "high", plain(people.high), "unit", "people"));
        Bounds retention = retention();
        metrics.put("retention", object("low", plain(retention.low), "high", plain(retention.high), "unit", "percent"));
        metrics.put("certification", object("state", certification()));
        metrics.put("invitation", object("state", invitation()));
        return metrics;
    }

    private static Bounds sum(List<Credit> credits) {
        Bounds sum = Bounds.ZERO;
        for (Credit credit : credits) {
            sum = sum.plus(credit.points);
        }
        return sum.each(points -> points.setScale(30, RoundingMode.HALF_UP));
    }

    /** Of each portal sold, sourced, managed and total points. */
    private Map<String, Credit[]> credited(Map<String, Published> report) {
        Map<String, Credit[]> portals = new LinkedHashMap<>();
        report.forEach((id, published) -> {
            int managed = facts.clients().stream()
                    .filter(client -> client.id().equals(id) && isActive(client))
                    .mapToInt(client -> client.managed().equals("yes")
                            ? 2
                            : client.managed().equals("?") ? 1 : 0)
                    .findFirst()
                    .orElse(0);
            Bounds sales = published.sold.points;
            portals.put(id, new Credit[] {
                published.sold,
                published.sourced,
                new Credit(
                        managed,
                        managed == 2
                                ? published.managed
                                : managed == 1 ? published.managed.or(Bounds.ZERO) : Bounds.ZERO),
                new Credit(
                        Math.max(managed, published.sold.counts),
                        managed == 2 ? published.total : managed == 1 ? published.total.or(sales) : sales)
            });
        });
        return portals;
    }

    private Bounds people() {
        Set<String> known = new HashSet<>();
        int strangers = 0;
        for (Certificate held : valid()) {
            if (held.holder().isEmpty()) {
                strangers++;
            } else {
                known.add(held.holder());
            }
        }
        BigDecimal low = BigDecimal.valueOf(known.isEmpty() && strangers > 0 ? 1 : known.size());
        return new Bounds(low, facts.certificatesGiven() ? BigDecimal.valueOf(known.size() + strangers) : null);
    }

    private List<Certificate> valid() {
        return facts.certificatesGiven()
                ? facts.certificates().stream()
                        .filter(held -> !LocalDate.parse(held.awardedOn()).isAfter(day))
                        .filter(held -> held.expiresOn().isEmpty()
                                || !LocalDate.parse(held.expiresOn()).isBefore(day))
                        .toList()
                : List.of();
    }

    private Bounds retention() {
        return facts.retention().equals("?")
                ? new Bounds(BigDecimal.ZERO, null)
                : new Bounds(new BigDecimal(facts.retention()), new BigDecimal(facts.retention()));
    }

    private String certification() {
        return !facts.certificatesGiven() ? "undetermined" : valid().isEmpty() ? "unmet" : "met";
    }

    private String invitation() {
        return switch (facts.invited()) {
            case "yes" -> "met";
            case "no" -> "unmet";
            default -> "undetermined";
        };
    }

    /** The tier of the day, with what a report published. */
    Map<String, Object> tier(Map<String, Published> report) {
        List<Credit[]> portals = List.copyOf(credited(report).values());
        List<Bounds> sums = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int metric = i;
            sums.add(sum(portals.stream().map(all -> all[metric]).toList()));
        }
        String atLeast = null;
        String atMost = null;
        for (PointTier tier : rules.tiers()) {
            Set<String> states = new HashSet<>();
            states.add(state(sums.get(0), tier.sold(), rules.growthShare()));
            states.add(state(sums.get(1), tier.sourced(), BigDecimal.ONE));
            states.add(state(sums.get(2), tier.managed(), BigDecimal.ONE));
            states.add(state(sums.get(3), tier.total(), rules.growthShare()));
            if (tier.invited()) {
                states.add(state(retention(), new BigDecimal("85"), BigDecimal.ONE));
                states.add(state(people(), new BigDecimal("2"), BigDecimal.ONE));
                states.add(certification());
                states.add(invitation());
            }
            if (!states.contains("unmet")) {
                atMost = tier.id();
                atLeast = states.contains("undetermined") ? atLeast : tier.id();
            }
        }
        return object(
                "atLeast",
                atLeast,
                "atMost",
                atMost,
                "settled",
                atLeast == null ? atMost == null : atLeast.equals(atMost));
    }

    private String state(Bounds value, BigDecimal minimum, BigDecimal growthShare) {
        Set<Boolean> ways = new HashSet<>();
        for (String market : facts.market().equals("?") ? List.of("standard", "growth") : List.of(facts.market())) {
            BigDecimal required = market.equals("growth") ? minimum.multiply(growthShare) : minimum;
            ways.add(value.low.compareTo(required) >= 0);
            ways.add(value.high == null || value.high.compareTo(required) >= 0);
        }
        return ways.size() == 2 ? "undetermined" : ways.contains(true) ? "met" : "unmet";
    }

    /** A ledger keeps ten decimals. */
    private static String plain(BigDecimal number) {
        return number == null
                ? null
                : number.setScale(10, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }
}
