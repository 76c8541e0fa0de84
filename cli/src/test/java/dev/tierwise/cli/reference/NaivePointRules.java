package dev.tierwise.cli.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A programme with points, made up at random: rates and amounts that change, a share for growth markets, and tiers that are
 * updated in some months only.
 *
 * @param places how many decimals the points of a portal are rounded to, half up; below zero when they are not
 */
record NaivePointRules(
        String id,
        List<Rate> rates,
        List<Fixed> fixed,
        boolean split,
        int places,
        BigDecimal growthShare,
        List<PointTier> tiers,
        int reportDay,
        int tierDay,
        TreeSet<Month> tierMonths) {

    /** @param from null for since ever */
    record Rate(String kind, LocalDate from, BigDecimal standard, BigDecimal growth) {

        BigDecimal in(String market) {
            return market.equals("growth") ? growth : standard;
        }
    }

    /** @param from null for since ever */
    record Fixed(String currency, LocalDate from, BigDecimal amount) {}

    /** What a tier asks for; the highest one asks for an invitation too. */
    record PointTier(
            String id, BigDecimal sold, BigDecimal sourced, BigDecimal managed, BigDecimal total, boolean invited) {}

    private static final PointTier NOTHING =
            new PointTier("none", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    static NaivePointRules any(Random random, String id, LocalDate firstDay) {
        LocalDate change = firstDay.plusDays(random.nextInt(500) - 200L);
        LocalDate later = change.plusDays(1L + random.nextInt(300));
        List<Rate> rates = new ArrayList<>(List.of(
                rate("sold", null, "3", "6"),
                rate("sourced", change, "5", "10"),
                rate("managed", null, "1", random.nextBoolean() ? "2" : "1")));
        if (random.nextBoolean()) {
            rates.add(rate("assisted", later, random.nextBoolean() ? "0" : "2.5", "7"));
        }
        if (random.nextBoolean()) {
            rates.add(rate("managed", later, "0.7", "1.4"));
        }
        List<Fixed> fixed = new ArrayList<>(List.of(new Fixed("EUR", null, new BigDecimal("75"))));
        if (random.nextBoolean()) {
            fixed.add(new Fixed("EUR", later, new BigDecimal("88")));
        }
        if (random.nextBoolean()) {
            fixed.add(new Fixed("JPY", change, new BigDecimal("14400")));
        }
        int size = List.of(10, 50, 150).get(random.nextInt(3));
        PointTier silver = above(NOTHING, "silver", random, size, false);
        PointTier gold = above(silver, "gold", random, size, false);
        TreeSet<Month> months =
                new TreeSet<>(List.of(Month.of(1 + random.nextInt(12)), Month.of(1 + random.nextInt(12))));
        return new NaivePointRules(
                id,
                List.copyOf(rates),
                List.copyOf(fixed),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? random.nextInt(3) : -1,
                new BigDecimal(random.nextBoolean() ? "0.5" : "1"),
                List.of(silver, gold, above(gold, "elite", random, size, true)),
                1 + random.nextInt(31),
                1 + random.nextInt(31),
                months);
    }

    private static Rate rate(String kind, LocalDate from, String standard, String growth) {
        return new Rate(kind, from, new BigDecimal(standard), new BigDecimal(growth));
    }

    /** A tier that asks for more than the one below it, or for as much. */
    private static PointTier above(PointTier below, String id, Random random, int size, boolean invited) {
        return new PointTier(
                id,
                below.sold().add(BigDecimal.valueOf(random.nextInt(size * 10), 1)),
                below.sourced().add(BigDecimal.valueOf(random.nextInt(size), 1)),
                below.managed().add(BigDecimal.valueOf(1 + random.nextInt(8))),
                below.total().add(BigDecimal.valueOf(random.nextInt(size * 2))),
                invited);
    }

    boolean isReportDay(LocalDate day) {
        return falls(day, reportDay);
    }

    boolean isTierDay(LocalDate day) {
        return falls(day, tierDay) && tierMonths.contains(day.getMonth());
    }

    private static boolean falls(LocalDate day, int dayOfMonth) {
        boolean monthEndsToday = day.plusDays(1).getDayOfMonth() == 1;
        return day.getDayOfMonth() == dayOfMonth || (monthEndsToday && day.getDayOfMonth() < dayOfMonth);
    }

    /** The rate that holds for a kind on a day; null where there is none. */
    private Rate rate(String kind, LocalDate day) {
        Rate holding = null;
        LocalDate since = null;
        for (Rate rate : rates) {
            LocalDate from = rate.from() == null ? LocalDate.MIN : rate.from();
            if (rate.kind().equals(kind) && !day.isBefore(from) && (since == null || from.isAfter(since))) {
                holding = rate;
                since = from;
            }
        }
        return holding;
    }

    BigDecimal forSale(String kind, String market, LocalDate lineSince) {
        Rate own = rate(kind, lineSince);
        Rate any = rate("sold", lineSince);
        return own != null ? own.in(market) : any != null ? any.in(market) : BigDecimal.ZERO;
    }

    BigDecimal forManaging(String market, LocalDate day) {
        Rate rate = rate("managed", day);
        return rate == null ? BigDecimal.ZERO : rate.in(market);
    }

    /** What counts as 100 on a day; null where none is fixed. */
    BigDecimal fixedAmount(String currency, LocalDate day) {
        BigDecimal amount = null;
        LocalDate since = null;
        for (Fixed one : fixed) {
            LocalDate from = one.from() == null ? LocalDate.MIN : one.from();
            if (one.currency().equals(currency) && !day.isBefore(from) && (since == null || from.isAfter(since))) {
                amount = one.amount();
                since = from;
            }
        }
        return amount;
    }

    /** The days on which something begins to hold. */
    List<LocalDate> changes() {
        return Stream.concat(rates.stream().map(Rate::from), fixed.stream().map(Fixed::from))
                .filter(day -> day != null)
                .toList();
    }

    BigDecimal rounded(BigDecimal points) {
        BigDecimal exact = points.setScale(50, RoundingMode.HALF_UP);
        return places < 0 ? exact : exact.setScale(places, RoundingMode.HALF_UP);
    }

    String yaml() {
        return """
                schema: tierwise/programme/1
                id: %s
                label: Points
                currency: USD
                metrics: [sold-points, sourced-points, managed-points, total-points, certified-people, retention, certification, invitation]
                sold-window: P12M
                app-usage:
                  look-back: P30D
                  apps:
                    - {id: crm, label: CRM}
                certification: agency-partner
                update-days: {report: %d, tier: %d, tier-months: [%s]}
                growth-market-shares: {sold-points: %s, total-points: %s}
                points:
                  per: 100
                  rates:
                %s
                  fixed-amounts:
                %s
                  managed-credit: %s
                %stiers:
                %s
                """.formatted(
                        id,
                        reportDay,
                        tierDay,
                        tierMonths.stream()
                                .map(month -> month.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                        growthShare,
                        growthShare,
                        rates.stream()
                                .map(rate -> "    - {kind: %s%s, standard: %s, growth: %s}"
                                        .formatted(rate.kind(), from(rate.from()), rate.standard(), rate.growth()))
                                .collect(Collectors.joining("\n")),
                        fixed.stream()
                                .map(one -> "    - {currency: %s%s, amount: %s}"
                                        .formatted(one.currency(), from(one.from()), one.amount()))
                                .collect(Collectors.joining("\n")),
                        split ? "split" : "whole",
                        places < 0 ? "" : "  rounding: {places: %d, mode: half-up}\n".formatted(places),
                        tiers.stream().map(NaivePointRules::yaml).collect(Collectors.joining("\n")));
    }

    private static String from(LocalDate day) {
        return day == null ? "" : ", from: " + day;
    }

    private static String yaml(PointTier tier) {
        return "  - {id: %s, label: %s, requires: {sold-points: %s, sourced-points: %s, managed-points: %s, total-points: %s%s}}"
                .formatted(
                        tier.id(),
                        tier.id(),
                        tier.sold(),
                        tier.sourced(),
                        tier.managed(),
                        tier.total(),
                        tier.invited()
                                ? ", retention: 85, certified-people: 2, certification: held, invitation: held"
                                : "");
    }
}
