package dev.tierwise.cli.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The evaluation written a second time, by trying: every portal gets the list of all ways in which its unknown facts
 * may turn out, every combination of them is worked out, and a bound is the smallest or largest result.
 */
final class NaiveEvaluation {

    /** One way in which the facts of a portal may turn out. */
    record Turnout(BigDecimal mrr, boolean sold, boolean managed, int apps) {

        boolean contributes() {
            return (sold || managed) && mrr.signum() > 0;
        }
    }

    record Verdict(String state, String reason) {

        Map<String, Object> json() {
            return object("state", state, "reason", reason);
        }

        List<Boolean> choices() {
            return switch (state) {
                case "counts" -> List.of(true);
                case "does-not-count" -> List.of(false);
                default -> List.of(true, false);
            };
        }
    }

    /** How a portal stands on a day; its MRR is null when unknown. */
    record Assessed(
            NaivePortal portal,
            BigDecimal mrr,
            Verdict sold,
            Verdict managed,
            NavigableSet<String> used,
            NavigableSet<String> unknown,
            List<Turnout> turnouts) {}

    /** Stands for "however much": a bound that reaches it has no end. */
    private static final BigDecimal HUGE = new BigDecimal("1e30");

    private static final List<BigDecimal> ANY_MRR = List.of(BigDecimal.ZERO, new BigDecimal("0.01"), HUGE);
    private static final int NOT_IN_THE_MEDIAN = -1;
    private static final long COMBINATIONS_TRIED = 10_000;

    private final NaiveAgency agency;
    private final LocalDate day;
    private final LocalDate appDay;
    private final NaiveProgramme programme;
    private final Map<String, BigDecimal> rates;

    NaiveEvaluation(NaiveAgency agency, LocalDate day, NaiveProgramme programme, Map<String, BigDecimal> rates) {
        this(agency, day, day, programme, rates);
    }

    /** @param appDay the day whose app usage holds on the other */
    NaiveEvaluation(
            NaiveAgency agency,
            LocalDate day,
            LocalDate appDay,
            NaiveProgramme programme,
            Map<String, BigDecimal> rates) {
        this.agency = agency;
        this.day = day;
        this.appDay = appDay;
        this.programme = programme;
        this.rates = rates;
    }

    /** What {@code evaluate --format json} has to say, without warnings and with the one assumption always made. */
    Map<String, Object> json(boolean withPortals) {
        List<Assessed> portals = assessed();
        Map<String, Object> json = object(
                "schema",
                "tierwise/evaluation/1",
                "programme",
                programme.id(),
                "partner",
                agency.name,
                "asOf",
                day.toString());
        Map<String, Object> figures = figures(portals, portals);
        metrics(figures).put("certification", dated());
        json.putAll(figures);
        json.put("assumptions", List.of(object("id", "app-usage-look-back", "value", "P30D")));
        json.put("problems", List.of());
        if (withPortals) {
            json.put(
                    "portals", portals.stream().map(NaiveEvaluation::portalJson).toList());
        }
        json.put("next", next(figures));
        json.put("unknown", unknown(figures, portals));
        return json;
    }

    /** The certification with the days from and until which the certificates of the folders say that it is valid. */
    private Map<String, Object> dated() {
        List<LocalDate> ends = new ArrayList<>();
        List<LocalDate> begins = new ArrayList<>();
        boolean endless = false;
        for (Map<String, String> certificate : agency.certificates) {
            LocalDate awarded = LocalDate.parse(certificate.get("awarded_on"));
            String expires = certificate.get("expires_on");
            if (!certificate.get("certification").equals("agency-partner")) {
                continue;
            }
            if (awarded.isAfter(day)) {
                begins.add(awarded);
            } else if (expires.isEmpty()) {
                endless = true;
            } else {
                ends.add(LocalDate.parse(expires));
            }
        }
        String state = certification();
        boolean awaited = state.equals("unmet") && !begins.isEmpty();
        boolean ending = !state.equals("undetermined") && !awaited && !endless && !ends.isEmpty();
        return object(
                "state",
                state,
                "validUntil",
                ending ? Collections.max(ends).toString() : null,
                "validFrom",
                awaited ? Collections.min(begins).toString() : null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metrics(Map<String, Object> figures) {
        return (Map<String, Object>) figures.get("metrics");
    }

    /** The first tier above the highest one that is met. */
    private static Map<String, Object> next(Map<String, Object> figures) {
        Map<String, Object> next = null;
        List<?> tiers = (List<?>) figures.get("tiers");
        for (int i = tiers.size() - 1; i >= 0; i--) {
            Map<?, ?> tier = (Map<?, ?>) tiers.get(i);
            if (tier.get("state").equals("met")) {
                return next;
            }
            next = object("tier", tier.get("tier"), "criteria", tier.get("criteria"));
        }
        return next;
    }

    /** What would have to be known to make every figure exact, and more than that where something is open. */
    private static List<Object> unknown(Map<String, Object> figures, List<Assessed> portals) {
        boolean uncertified = certificationOf(figures).equals("undetermined");
        boolean open = uncertified;
        for (Object metric : metrics(figures).values()) {
            Map<?, ?> bounds = (Map<?, ?>) metric;
            open |= bounds.containsKey("low") && !bounds.get("low").equals(bounds.get("high"));
        }
        Map<String, Integer> lacking = new LinkedHashMap<>();
        for (String fact : List.of("sale-day", "users", "mrr", "apps")) {
            lacking.put(fact, 0);
        }
        for (Assessed portal : open ? portals : List.<Assessed>of()) {
            boolean mayCount = portal.turnouts().stream().anyMatch(turnout -> turnout.sold() || turnout.managed());
            boolean mayContribute = portal.turnouts().stream().anyMatch(Turnout::contributes);
            lacking.merge("sale-day", portal.sold().state().equals("unknown") ? 1 : 0, Integer::sum);
            lacking.merge("users", portal.managed().state().equals("unknown") ? 1 : 0, Integer::sum);
            lacking.merge("mrr", mayCount && portal.mrr() == null ? 1 : 0, Integer::sum);
            lacking.merge("apps", mayContribute && !portal.unknown().isEmpty() ? 1 : 0, Integer::sum);
        }
        List<Object> unknown = new ArrayList<>();
        lacking.forEach((fact, number) -> {
            if (number > 0) {
                unknown.add(object("fact", fact, "portals", number));
            }
        });
        if (uncertified) {
            unknown.add(object("fact", "certification"));
        }
        return unknown;
    }

    private static Object certificationOf(Map<String, Object> figures) {
        return ((Map<?, ?>) metrics(figures).get("certification")).get("state");
    }

    /** The monthly report of the day: how every portal stands that is active on it. */
    List<Assessed> report() {
        return assessed().stream()
                .filter(portal -> inactive(portal.portal()) == null)
                .toList();
    }

    /** The sold MRR that a report fixes. */
    static Map<String, Object> soldMrr(List<Assessed> report) {
        BigDecimal[] sold = bounds(sums(report, t -> t.sold() ? t.mrr() : BigDecimal.ZERO));
        return metric(NaiveEvaluation::money, sold, "USD", report, Turnout::sold);
    }

    /** The tier, the metrics and the tiers of all facts of the day. */
    Map<String, Object> figures() {
        List<Assessed> portals = assessed();
        return figures(portals, portals);
    }

    /** The same of what has been published by the day, where this is the last report. */
    Map<String, Object> figures(List<Assessed> report) {
        List<Assessed> counted = new ArrayList<>();
        for (NaivePortal portal : agency.portals) {
            for (Assessed published : report) {
                if (published.portal().id.equals(portal.id)) {
                    counted.add(assess(portal, published.mrr(), published.sold()));
                }
            }
        }
        return figures(report, counted);
    }

    /** The customers of whom the last report says nothing. */
    List<Object> pending(List<Assessed> report, LocalDate countsFrom) {
        List<Object> pending = new ArrayList<>();
        for (Assessed active : report()) {
            if (report.stream().noneMatch(published -> published.portal().id.equals(active.portal().id))) {
                Map<String, Object> json = portalJson(active);
                pending.add(object(
                        "id", json.get("id"),
                        "name", json.get("name"),
                        "mrr", json.get("mrr"),
                        "countsFrom", countsFrom.toString()));
            }
        }
        return pending;
    }

    List<Assessed> assessed() {
        List<Assessed> portals = new ArrayList<>();
        for (NaivePortal portal : agency.portals) {
            portals.add(assess(portal, portal.mrr.equals("?") ? null : inDollars(portal), sold(portal)));
        }
        return portals;
    }

    private Map<String, Object> figures(List<Assessed> soldPortals, List<Assessed> portals) {
        BigDecimal[] sold = bounds(sums(soldPortals, t -> t.sold() ? t.mrr() : BigDecimal.ZERO));
        BigDecimal[] managed = bounds(sums(portals, t -> t.managed() ? t.mrr() : BigDecimal.ZERO));
        BigDecimal[] median = bounds(medians(portals));
        String certification = certification();

        Map<String, Object> metrics = object(
                "sold-mrr", metric(NaiveEvaluation::money, sold, "USD", soldPortals, Turnout::sold),
                "managed-mrr", metric(NaiveEvaluation::money, managed, "USD", portals, Turnout::managed),
                "median-app-usage", metric(NaiveEvaluation::plain, median, "apps", portals, Turnout::contributes),
                "certification", object("state", certification));

        List<Object> tiers = new ArrayList<>();
        String atLeast = null;
        String atMost = null;
        for (NaiveProgramme.NaiveTier tier : programme.tiers()) {
            List<Map<String, Object>> criteria = List.of(
                    criterion("sold-mrr", sold, tier.sold(), NaiveEvaluation::money),
                    criterion("managed-mrr", managed, tier.managed(), NaiveEvaluation::money),
                    object("metric", "certification", "state", certification),
                    criterion("median-app-usage", median, programme.minimumMedian(), NaiveEvaluation::plain));
            List<Object> states = new ArrayList<>();
            criteria.forEach(criterion -> states.add(criterion.get("state")));
            String state =
                    states.contains("unmet") ? "unmet" : states.contains("undetermined") ? "undetermined" : "met";
            atLeast = state.equals("met") ? tier.id() : atLeast;
            atMost = state.equals("unmet") ? atMost : tier.id();
            tiers.add(object("tier", tier.id(), "state", state, "criteria", criteria));
        }
        boolean settled = atLeast == null ? atMost == null : atLeast.equals(atMost);
        return object(
                "tier", object("atLeast", atLeast, "atMost", atMost, "settled", settled),
                "metrics", metrics,
                "tiers", tiers);
    }

    private static Map<String, Object> metric(
            Function<BigDecimal, String> format,
            BigDecimal[] bounds,
            String unit,
            List<Assessed> portals,
            Function<Turnout, Boolean> counts) {
        BigDecimal[] number = bounds(sums(portals, t -> counts.apply(t) ? BigDecimal.ONE : BigDecimal.ZERO));
        return object(
                "low", format.apply(bounds[0]),
                "high", format.apply(bounds[1]),
                "unit", unit,
                "portals", object("low", number[0].intValueExact(), "high", number[1].intValueExact()));
    }

    private static Map<String, Object> criterion(
            String metric, BigDecimal[] bounds, BigDecimal required, Function<BigDecimal, String> format) {
        BigDecimal missingIfWell = required.subtract(bounds[1]).max(BigDecimal.ZERO);
        BigDecimal missingIfBadly = required.subtract(bounds[0]).max(BigDecimal.ZERO);
        String state = missingIfBadly.signum() == 0 ? "met" : missingIfWell.signum() > 0 ? "unmet" : "undetermined";
        return object(
                "metric",
                metric,
                "state",
                state,
                "required",
                format.apply(required),
                "shortfall",
                object("low", format.apply(missingIfWell), "high", format.apply(missingIfBadly)));
    }

    private static Map<String, Object> portalJson(Assessed portal) {
        BigDecimal mrr = portal.mrr();
        return object(
                "id", portal.portal().id,
                "name", portal.portal().name.isEmpty() ? null : portal.portal().name,
                "mrr", object("low", mrr == null ? "0.00" : money(mrr), "high", mrr == null ? null : money(mrr)),
                "sold", portal.sold().json(),
                "managed", portal.managed().json(),
                "apps",
                        object(
                                "low", portal.used().size(),
                                "high", portal.used().size() + portal.unknown().size(),
                                "used", List.copyOf(portal.used()),
                                "unknown", List.copyOf(portal.unknown())));
    }

    private Assessed assess(NaivePortal portal, BigDecimal mrr, Verdict sold) {
        Verdict managed = managed(portal);
        TreeSet<String> used = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>();
        for (NaiveProgramme.NaiveApp app : programme.apps()) {
            Set<String> said = new LinkedHashSet<>();
            portal.apps.forEach(rows -> said.add(usage(app.id(), rows)));
            if (said.contains("used")) {
                used.add(app.id());
            } else if (!said.contains("not used")) {
                unknown.add(app.id());
            }
        }
        List<Turnout> turnouts = new ArrayList<>();
        for (BigDecimal anMrr : mrr == null ? ANY_MRR : List.of(mrr)) {
            for (boolean isSold : sold.choices()) {
                for (boolean isManaged : managed.choices()) {
                    for (int further = 0; further <= unknown.size(); further++) {
                        turnouts.add(new Turnout(anMrr, isSold, isManaged, used.size() + further));
                    }
                }
            }
        }
        return new Assessed(portal, mrr, sold, managed, used, unknown, turnouts);
    }

    private BigDecimal inDollars(NaivePortal portal) {
        BigDecimal amount = new BigDecimal(portal.mrr);
        return portal.currency.equals("USD")
                ? amount
                : amount.multiply(rates.get(portal.currency)).setScale(2, RoundingMode.HALF_UP);
    }

    /** Why the portal is not active, or null when it is. */
    private Verdict inactive(NaivePortal portal) {
        if (!portal.cancelledOn.isEmpty()
                && (portal.cancelledOn.equals("?")
                        || !LocalDate.parse(portal.cancelledOn).isAfter(day))) {
            return new Verdict("does-not-count", "cancelled");
        }
        String since = portal.customerSince.isEmpty() ? portal.soldOn : portal.customerSince;
        if (!since.isEmpty() && !since.equals("?") && LocalDate.parse(since).isAfter(day)) {
            return new Verdict("does-not-count", "not-yet-customer");
        }
        return null;
    }

    private Verdict sold(NaivePortal portal) {
        Verdict inactive = inactive(portal);
        if (inactive != null) {
            return inactive;
        }
        if (portal.soldOn.isEmpty()) {
            return new Verdict("does-not-count", "never-sold-by-partner");
        }
        if (portal.soldOn.equals("?")) {
            return new Verdict("unknown", "sale-day-unknown");
        }
        LocalDate soldOn = LocalDate.parse(portal.soldOn);
        if (soldOn.isAfter(day)) {
            return new Verdict("does-not-count", "sold-later");
        }
        return lastDayOfTwelveMonths(soldOn).isBefore(day)
                ? new Verdict("does-not-count", "sold-too-long-ago")
                : new Verdict("counts", "sold-within-12-months");
    }

    /** The same day a year on; where that year has no such day, the last one of the month. */
    static LocalDate lastDayOfTwelveMonths(LocalDate soldOn) {
        int year = soldOn.getYear() + 1;
        boolean lacksTheDay = soldOn.getMonthValue() == 2 && soldOn.getDayOfMonth() == 29;
        return lacksTheDay
                ? LocalDate.of(year, 2, 28)
                : LocalDate.of(year, soldOn.getMonthValue(), soldOn.getDayOfMonth());
    }

    private Verdict managed(NaivePortal portal) {
        Verdict inactive = inactive(portal);
        if (inactive != null) {
            return inactive;
        }
        boolean anyEmployee = false;
        for (Map<String, String> user : portal.users) {
            boolean employee = user.get("partner_employee").equals("yes");
            anyEmployee |= employee;
            String email = user.get("email");
            if (employee && agency.domains.contains(email.substring(email.indexOf('@') + 1))) {
                return new Verdict("counts", "partner-employee");
            }
        }
        if (!portal.allUsersKnown) {
            return switch (portal.managedFlag) {
                case "yes" -> new Verdict("counts", "managed-flag");
                case "no" -> new Verdict("does-not-count", "managed-flag");
                default -> new Verdict("unknown", "users-unknown");
            };
        }
        return new Verdict("does-not-count", anyEmployee ? "employee-domain-not-partners" : "no-partner-employee");
    }

    /** What one folder's rows say about one app: used, not used or unknown. */
    private String usage(String app, NaivePortal.AppRows apps) {
        boolean ownRow = false;
        boolean ownQuestionMark = false;
        boolean allQuestionMark = false;
        boolean later = false;
        boolean byThen = false;
        for (Map<String, String> row : apps.rows()) {
            String usedOn = row.get("used_on");
            if (row.get("app").equals("*")) {
                allQuestionMark = true;
            } else if (row.get("app").equals(app)) {
                ownRow = true;
                if (usedOn.equals("?")) {
                    ownQuestionMark = true;
                } else if (inWindow(usedOn)) {
                    return "used";
                } else if (useDay(usedOn).isAfter(appDay)) {
                    later = true;
                } else {
                    byThen = true;
                }
            }
        }
        if (!apps.complete() || ownQuestionMark || (allQuestionMark && !ownRow) || (later && !byThen)) {
            return "unknown";
        }
        return "not used";
    }

    private boolean inWindow(String usedOn) {
        long daysAgo = appDay.toEpochDay() - useDay(usedOn).toEpochDay();
        return 0 <= daysAgo && daysAgo <= 29;
    }

    private LocalDate useDay(String usedOn) {
        return usedOn.contains("T")
                ? OffsetDateTime.parse(usedOn).atZoneSameInstant(agency.zone).toLocalDate()
                : LocalDate.parse(usedOn);
    }

    String certification() {
        for (Map<String, String> certificate : agency.certificates) {
            String expires = certificate.get("expires_on");
            if (certificate.get("certification").equals("agency-partner")
                    && !LocalDate.parse(certificate.get("awarded_on")).isAfter(day)
                    && (expires.isEmpty() || !LocalDate.parse(expires).isBefore(day))) {
                return "met";
            }
        }
        return agency.allCertificatesKnown ? "unmet" : "undetermined";
    }

    /** Every sum that the portals can add up to. */
    private static Set<BigDecimal> sums(List<Assessed> portals, Function<Turnout, BigDecimal> summand) {
        Set<BigDecimal> sums = Set.of(new BigDecimal("0.00"));
        for (Assessed portal : portals) {
            Set<BigDecimal> summands = new TreeSet<>();
            portal.turnouts().forEach(turnout -> summands.add(summand.apply(turnout)));
            Set<BigDecimal> longer = new TreeSet<>();
            for (BigDecimal sum : sums) {
                summands.forEach(one -> longer.add(sum.add(one)));
            }
            sums = longer;
        }
        return sums;
    }

    /** Every median that the portals can have. */
    private static Set<BigDecimal> medians(List<Assessed> portals) {
        List<NavigableSet<Integer>> choices = new ArrayList<>();
        double combinations = 1;
        for (Assessed portal : portals) {
            NavigableSet<Integer> of = new TreeSet<>();
            portal.turnouts().forEach(t -> of.add(t.contributes() ? t.apps() : NOT_IN_THE_MEDIAN));
            choices.add(of);
            combinations *= of.size();
        }
        if (combinations > COMBINATIONS_TRIED) {
            // One more app never lowers a median, so the fewest and the most apps of a portal hold the bounds.
            for (NavigableSet<Integer> of : choices) {
                Integer fewest = of.ceiling(0);
                Integer most = of.last();
                of.removeIf(apps -> apps != NOT_IN_THE_MEDIAN && !apps.equals(fewest) && !apps.equals(most));
            }
        }
        Set<Integer> doubled = new HashSet<>();
        collectMedians(choices, 0, new ArrayList<>(), doubled);
        Set<BigDecimal> medians = new TreeSet<>();
        doubled.forEach(twice -> medians.add(BigDecimal.valueOf(5L * twice, 1)));
        return medians;
    }

    private static void collectMedians(
            List<NavigableSet<Integer>> choices, int from, List<Integer> chosen, Set<Integer> doubled) {
        if (from == choices.size()) {
            doubled.add(doubledMedian(chosen));
            return;
        }
        for (int apps : choices.get(from)) {
            if (apps == NOT_IN_THE_MEDIAN) {
                collectMedians(choices, from + 1, chosen, doubled);
            } else {
                chosen.add(apps);
                collectMedians(choices, from + 1, chosen, doubled);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    /** Twice the median, which is a whole number also where the median is not. */
    private static int doubledMedian(List<Integer> values) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Integer> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
    }

    private static BigDecimal[] bounds(Collection<BigDecimal> values) {
        return new BigDecimal[] {Collections.min(values), Collections.max(values)};
    }

    private static String money(BigDecimal amount) {
        return amount.compareTo(HUGE) >= 0 ? null : amount.setScale(2).toPlainString();
    }

    private static String plain(BigDecimal number) {
        String digits = number.toPlainString();
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    /** A map that keeps the order in which its keys are written. */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
