package dev.tierwise.cli.reference;

import static dev.tierwise.cli.reference.NaiveEvaluation.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import dev.tierwise.cli.reference.NaiveEvaluation.Assessed;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code tierwise forecast} against a second, naive implementation that goes from day to day, on agencies that nobody thought
 * of; and {@code tierwise simulate} against what it has to agree with.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class GeneratedLookAheadTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TIERS = List.of("silver", "gold", "platinum", "diamond");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void each_coming_month_is_what_the_naive_reference_makes_of_it_alone() throws IOException {
        forEachCase(75, true, (seed, random, folder, question) -> {
            NaiveAgency agency = NaiveAgency.of(List.of(folder));
            int months = 1 + random.nextInt(random.nextInt(8) == 0 ? 14 : 4);
            JsonNode answer = run("case-" + seed, question, "forecast", "--months", Integer.toString(months));
            assertThat(answer.get("partner").asText()).isEqualTo(agency.name);
            LocalDate through = horizon(question, question.day(), months);
            List<Object> expected = new ArrayList<>();
            LocalDate from = question.day();
            for (LocalDate day = from.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
                if (question.programme().isTierDay(day)) {
                    expected.add(month(agency, question, from, day));
                    from = day;
                }
            }
            assertThat(contracted(answer.get("months"), expected))
                    .as("seed %d, forecast from %s", seed, question.day())
                    .isEqualTo(JSON.valueToTree(expected).toPrettyString());
            LocalDate lastUpdate = question.day();
            while (!question.programme().isTierDay(lastUpdate)) {
                lastUpdate = lastUpdate.minusDays(1);
            }
            Map<String, Object> credited =
                    on(agency, question, lastUpdate).figures(report(agency, question, lastUpdate));
            assertThat(answer.get("credited").get("tier"))
                    .as("seed %d, credited on %s", seed, lastUpdate)
                    .isEqualTo(JSON.valueToTree(credited.get("tier")));
            checkLosses(seed, answer);
            assertThat(answer.get("through").asText()).isEqualTo(through.toString());
            List<Object> after = events(agency, question, from, through);
            assertThat(contracted(answer.get("eventsAfter"), after))
                    .as("seed %d, after %s", seed, from)
                    .isEqualTo(JSON.valueToTree(after).toPrettyString());
        });
    }

    @Test
    void a_kept_tier_is_what_the_naive_reference_finds_in_every_way_the_unknowns_could_turn_out() throws IOException {
        forEachCase(38, false, (seed, random, folder, asked) -> {
            NaiveKeeping keeping = NaiveKeeping.generated(random);
            Question question = new Question(
                    asked.day(),
                    asked.zone(),
                    asked.programme().called("own-kept").kept(keeping),
                    asked.rates(),
                    asked.withPortals());
            write(asked.programme().id(), question.programme());
            NaiveAgency agency = NaiveAgency.of(List.of(folder));
            LocalDate latest = latest(question, asked.day(), false);
            NaiveKeeping.Ways ways;
            if (random.nextBoolean()) {
                String tier =
                        List.of("none", "silver", "gold", "platinum", "diamond").get(random.nextInt(5));
                LocalDate since = asked.day().minusDays(random.nextInt(400));
                Files.writeString(
                        directory.resolve("case-" + seed).resolve("partner.csv"),
                        "name,email_domains,time_zone,credited_tier,credited_since\n\"%s\",%s,%s,%s,%s\n"
                                .formatted(
                                        agency.name.replace("\"", "\"\""),
                                        String.join(";", agency.domains),
                                        agency.zone,
                                        tier,
                                        since));
                ways = met(agency, question, keeping.beginning(tier, since), latest);
            } else {
                LocalDate first =
                        latest(question, latest(question, asked.day(), true).minusDays(1), true);
                ways = keeping.bestOfWindow(
                        met(agency, question, keeping.beginning("none", LocalDate.EPOCH), first), first);
                ways = follow(agency, question, ways, first, latest);
            }
            JsonNode forecast = run("case-" + seed, question, "forecast", "--months", "9");
            List<Object> expected = new ArrayList<>(List.of(ways.credited()));
            List<JsonNode> found =
                    new ArrayList<>(List.of(forecast.get("credited").get("tier")));
            LocalDate day = latest;
            for (JsonNode month : forecast.get("months")) {
                LocalDate next = LocalDate.parse(month.get("day").asText());
                ways = follow(agency, question, ways, day, next);
                expected.add(ways.credited());
                found.add(month.get("tier"));
                day = next;
            }
            assertThat(JSON.valueToTree(found).toPrettyString())
                    .as("seed %d, %s from %s", seed, keeping, asked.day())
                    .isEqualTo(JSON.valueToTree(expected).toPrettyString());
        });
    }

    /** The last tier day of a day or before it, or the last one on which tiers fell. */
    private static LocalDate latest(Question question, LocalDate onOrBefore, boolean fall) {
        LocalDate day = onOrBefore;
        while (!question.programme().isTierDay(day)
                || fall && !question.programme().keeping().canFall(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** What was met on the tier days of the window of a day, that day included. */
    private static NaiveKeeping.Ways met(
            NaiveAgency agency, Question question, NaiveKeeping.Ways beginning, LocalDate day) {
        NaiveKeeping keeping = question.programme().keeping();
        NaiveKeeping.Ways ways = beginning;
        for (LocalDate before = day.minusMonths(keeping.window()); !before.isAfter(day); before = before.plusDays(1)) {
            if (question.programme().isTierDay(before)) {
                ways = keeping.before(ways, before, tier(agency, question, before));
            }
        }
        return ways;
    }

    private static NaiveKeeping.Ways follow(
            NaiveAgency agency, Question question, NaiveKeeping.Ways ways, LocalDate after, LocalDate through) {
        NaiveKeeping.Ways followed = ways;
        for (LocalDate day = after.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
            if (question.programme().isTierDay(day)) {
                followed = question.programme()
                        .keeping()
                        .next(
                                followed,
                                day,
                                tier(agency, question, day),
                                on(agency, question, day).certification());
            }
        }
        return followed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tier(NaiveAgency agency, Question question, LocalDate day) {
        return (Map<String, Object>)
                on(agency, question, day).figures(report(agency, question, day)).get("tier");
    }

    /** Goes through all pairs of updates: what is certain at the earlier one is lost if the later one certainly credits less. */
    private static void checkLosses(long seed, JsonNode answer) {
        List<JsonNode> tiers = new ArrayList<>(List.of(answer.get("credited").get("tier")));
        answer.get("months").forEach(month -> tiers.add(month.get("tier")));
        Object possible = null;
        Object certain = null;
        for (int later = 1; later < tiers.size() && certain == null; later++) {
            int highest = -1;
            for (JsonNode earlier : tiers.subList(0, later)) {
                highest = Math.max(highest, rank(earlier, "atLeast"));
            }
            String day = answer.get("months").get(later - 1).get("day").asText();
            int before = rank(tiers.get(later - 1), "atLeast");
            if (highest > rank(tiers.get(later), "atMost")) {
                certain = loss(day, highest, true);
                possible = possible == null ? certain : possible;
            } else if (possible == null && before > rank(tiers.get(later), "atLeast")) {
                possible = loss(day, before, false);
            }
        }
        assertThat(contracted(answer.get("firstLoss"), possible))
                .as("seed %d", seed)
                .isEqualTo(JSON.valueToTree(possible).toPrettyString());
        assertThat(contracted(answer.get("firstCertainLoss"), certain))
                .as("seed %d", seed)
                .isEqualTo(JSON.valueToTree(certain).toPrettyString());
    }

    private static String contracted(JsonNode actual, Object expected) {
        return Contracted.in(actual, JSON.valueToTree(expected)).toPrettyString();
    }

    private static int rank(JsonNode tier, String bound) {
        return NaiveProgramme.rank(tier.get(bound).asText());
    }

    private static Map<String, Object> loss(String day, int rank, boolean certain) {
        return object("day", day, "tier", TIERS.get(rank), "certain", certain);
    }

    /** The mid-month day of so many months ahead, or the first one after that on which there has been an update. */
    private static LocalDate horizon(Question question, LocalDate from, int months) {
        LocalDate day = from;
        int midMonths = 0;
        boolean updated = false;
        while (midMonths < months || !updated) {
            day = day.plusDays(1);
            midMonths += question.programme().isMidMonth(day) ? 1 : 0;
            updated |= question.programme().isTierDay(day);
        }
        return day;
    }

    @Test
    void a_schedule_lists_the_deadlines_that_the_naive_reference_finds_going_from_day_to_day() throws IOException {
        forEachCase(38, true, (seed, random, folder, question) -> {
            NaiveAgency agency = NaiveAgency.of(List.of(folder));
            JsonNode answer = run("case-" + seed, question, "schedule", "--months", "12");
            Set<Object> seen = new HashSet<>();
            LocalDate last = question.day().plusMonths(12).minusDays(1);
            List<Object> expected = new ArrayList<>();
            // that a certification ends on the last day shows on the day after it
            for (Object event : events(agency, question, question.day(), last.plusDays(1))) {
                Map<?, ?> members = (Map<?, ?>) event;
                boolean isDeadline = Set.of("certification-expires", "sold-expires")
                                .contains(String.valueOf(members.get("event")))
                        && !LocalDate.parse(String.valueOf(members.get("day"))).isAfter(last);
                if (isDeadline && seen.add(String.valueOf(members.get("portal")))) {
                    expected.add(event);
                }
            }
            assertThat(answer.get("partner").asText()).isEqualTo(agency.name);
            assertThat(contracted(answer.get("deadlines"), expected))
                    .as("seed %d from %s", seed, question.day())
                    .isEqualTo(JSON.valueToTree(expected).toPrettyString());
        });
    }

    @Test
    void simulating_nothing_is_what_evaluate_and_forecast_say() throws IOException {
        forEachCase(25, true, (seed, random, folder, question) -> {
            JsonNode nothing = run("case-" + seed, question, "simulate", "--months", "5");
            JsonNode live = run("case-" + seed, question, "evaluate");
            JsonNode forecast = run("case-" + seed, question, "forecast", "--months", "5");
            for (String side : List.of("before", "after")) {
                assertThat(nothing.get("live").get(side).get("tier")).isEqualTo(live.get("tier"));
                assertThat(nothing.get("live").get(side).get("metrics")).isEqualTo(live.get("metrics"));
                assertThat(nothing.get("months")).hasSameSizeAs(forecast.get("months"));
                assertThat(nothing.get("eventsAfter").get(side)).isEqualTo(forecast.get("eventsAfter"));
                for (int i = 0; i < forecast.get("months").size(); i++) {
                    JsonNode month = nothing.get("months").get(i).get(side);
                    JsonNode expected = forecast.get("months").get(i);
                    assertThat(month.get("tier")).isEqualTo(expected.get("tier"));
                    assertThat(month.get("metrics")).isEqualTo(expected.get("metrics"));
                    assertThat(month.get("events")).isEqualTo(expected.get("events"));
                }
            }
        });
    }

    @Test
    void simulated_changes_give_what_a_folder_that_has_them_gives() throws IOException {
        forEachCase(63, true, (seed, random, folder, question) -> {
            Changes changes = new Changes(random, folder, question);
            JsonNode after = run("case-" + seed, question, "simulate", changes.options.toArray(String[]::new));
            new FolderWriter(random, false, false).write(changes.folder(), directory.resolve("changed-" + seed));
            JsonNode live = run("changed-" + seed, question, "evaluate");
            JsonNode forecast = run("changed-" + seed, question, "forecast");
            assertThat(after.get("live").get("after").get("tier"))
                    .as("seed %d %s", seed, changes.options)
                    .isEqualTo(live.get("tier"));
            assertThat(after.get("live").get("after").get("metrics"))
                    .as("seed %d %s", seed, changes.options)
                    .isEqualTo(live.get("metrics"));
            for (int i = 0; i < forecast.get("months").size(); i++) {
                JsonNode month = after.get("months").get(i).get("after");
                assertThat(month.get("metrics"))
                        .as("seed %d month %d %s", seed, i, changes.options)
                        .isEqualTo(forecast.get("months").get(i).get("metrics"));
                assertThat(month.get("tier"))
                        .isEqualTo(forecast.get("months").get(i).get("tier"));
            }
            checkDifferences(seed, after);
        });
    }

    /** Every month is in one stretch of updates with its two tiers or, where they are the same, in none. */
    private static void checkDifferences(long seed, JsonNode simulation) {
        for (JsonNode month : simulation.get("months")) {
            String day = month.get("day").asText();
            JsonNode before = month.get("before").get("tier");
            JsonNode after = month.get("after").get("tier");
            List<JsonNode> around = new ArrayList<>();
            for (JsonNode difference : simulation.get("differences")) {
                if (difference.get("from").asText().compareTo(day) <= 0
                        && (difference.get("until").isNull()
                                || difference.get("until").asText().compareTo(day) > 0)) {
                    around.add(difference);
                }
            }
            assertThat(around).as("seed %d on %s", seed, day).hasSize(before.equals(after) ? 0 : 1);
            for (JsonNode difference : around) {
                assertThat(difference.get("before").get("tier")).isEqualTo(before);
                assertThat(difference.get("after").get("tier")).isEqualTo(after);
            }
        }
    }

    @Test
    void advice_that_is_simulated_reaches_the_tier_on_the_day() throws IOException {
        Map<String, Integer> plans = new TreeMap<>();
        forEachCase(150, false, (seed, random, folder, question) -> {
            String tier = TIERS.get(random.nextInt(4));
            LocalDate by = question.day().plusDays(31L + random.nextInt(100));
            List<String> options = new ArrayList<>(List.of("--to", tier));
            if (random.nextBoolean()) {
                options.addAll(List.of("--by", by.toString()));
            }
            JsonNode advice = run("case-" + seed, question, "advise", options.toArray(String[]::new));
            String kind = advice.get("plan").get("kind").asText();
            plans.merge(kind, 1, Integer::sum);
            List<String> changes = options(advice.get("plan"));
            JsonNode simulated = run("case-" + seed, question, "simulate", changes.toArray(String[]::new));
            for (JsonNode month : simulated.get("months")) {
                if (month.get("day").equals(advice.get("creditedOn"))) {
                    assertThat(month.get("before").get("tier"))
                            .isEqualTo(advice.get("expected").get("tier"));
                    int held = NaiveProgramme.rank(
                            month.get("after").get("tier").get("atLeast").asText());
                    assertThat(held >= NaiveProgramme.rank(tier))
                            .as("seed %d: %s by %s", seed, advice, changes)
                            .isEqualTo(kind.equals("steps") || kind.equals("nothing-to-do"));
                }
            }
        });
        System.out.println("Generated advice: " + plans);
        if (Long.getLong("tierwise.seed") == null) {
            assertThat(plans).containsKey("steps");
        }
    }

    @Test
    void a_tier_lasts_as_long_as_advice_says_and_with_the_renewals_that_it_plans_longer() throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        forEachCase(70, true, (seed, random, folder, question) -> {
            String tier = TIERS.get(random.nextInt(4));
            JsonNode advice = run("case-" + seed, question, "advise", "--to", tier);
            JsonNode lasts = advice.get("lasts");
            if (lasts.isNull()) {
                outcomes.merge("not reached", 1, Integer::sum);
                return;
            }
            String about = "seed " + seed + ": " + advice;
            LocalDate reached = LocalDate.parse(advice.get("creditedOn").asText());
            assertThat(lasts.get("through").asText())
                    .as(about)
                    .isEqualTo(horizon(question, reached, 12).toString());
            List<String> changes = options(advice.get("plan"));
            List<JsonNode> planned = updates(seed, question, changes, reached, lasts);
            String lostOn = null;
            boolean certain = false;
            for (JsonNode update : planned) {
                JsonNode credited = update.get("after").get("tier");
                if (lostOn == null && rank(credited, "atLeast") < NaiveProgramme.rank(tier)) {
                    lostOn = update.get("day").asText();
                    certain = rank(credited, "atMost") < NaiveProgramme.rank(tier);
                }
            }
            assertThat(lasts.get("lostOn").asText(null)).as(about).isEqualTo(lostOn);
            assertThat(lasts.get("certain").asBoolean()).as(about).isEqualTo(certain);
            JsonNode renewals = advice.get("plan").get("renewals");
            for (JsonNode renewal : renewals) {
                JsonNode before = update(updates(seed, question, changes, reached, lasts), renewal);
                assertThat(rank(before.get("after").get("tier"), "atLeast"))
                        .as("needs renewing, " + about)
                        .isLessThan(NaiveProgramme.rank(tier));
                changes.addAll(options(renewal));
                JsonNode after = update(updates(seed, question, changes, reached, lasts), renewal);
                assertThat(rank(after.get("after").get("tier"), "atLeast"))
                        .as("is renewed, " + about)
                        .isGreaterThanOrEqualTo(NaiveProgramme.rank(tier));
            }
            String openOn = null;
            for (JsonNode update : updates(seed, question, changes, reached, lasts)) {
                if (openOn == null && rank(update.get("after").get("tier"), "atLeast") < NaiveProgramme.rank(tier)) {
                    openOn = update.get("day").asText();
                }
            }
            assertThat(lasts.get("openOn").asText(null)).as(about).isEqualTo(openOn);
            outcomes.merge(lostOn == null ? "lasts" : openOn == null ? "renewed" : "open", 1, Integer::sum);
        });
        System.out.println("Generated advice about what lasts: " + outcomes);
        if (Long.getLong("tierwise.seed") == null) {
            assertThat(outcomes).containsKey("renewed");
        }
    }

    /** What is credited on every update after a day if some changes are made, as far as advice looks ahead. */
    private List<JsonNode> updates(long seed, Question question, List<String> changes, LocalDate after, JsonNode lasts)
            throws IOException {
        List<String> options = new ArrayList<>(changes);
        options.addAll(List.of("--months", "40"));
        List<JsonNode> updates = new ArrayList<>();
        for (JsonNode month : run("case-" + seed, question, "simulate", options.toArray(String[]::new))
                .get("months")) {
            String day = month.get("day").asText();
            if (day.compareTo(after.toString()) > 0
                    && day.compareTo(lasts.get("through").asText()) <= 0) {
                updates.add(month);
            }
        }
        return updates;
    }

    private static JsonNode update(List<JsonNode> updates, JsonNode renewal) {
        return updates.stream()
                .filter(update -> update.get("day").equals(renewal.get("creditedOn")))
                .findFirst()
                .orElseThrow();
    }

    /** The changes of a plan as options of {@code simulate}. */
    private static List<String> options(JsonNode plan) {
        List<String> options = new ArrayList<>();
        plan.path("changes")
                .forEach(change -> options.addAll(List.of(
                        "--" + change.get("change").asText(), change.get("text").asText())));
        return options;
    }

    private interface Case {
        void check(long seed, Random random, NaiveFolder folder, Question question) throws IOException;
    }

    private void forEachCase(int cases, boolean mayBeOther, Case work) {
        GeneratedCases.of(GeneratedLookAheadTest.class, "agencies", cases).run((seed, random) -> {
            AgencyGenerator generator = new AgencyGenerator(random);
            NaiveFolder folder = generator.wholeFolder();
            Path source = directory.resolve("case-" + seed);
            new FolderWriter(random, false, false).write(folder, source);
            Question question = generator.question();
            work.check(seed, random, folder, mayBeOther ? onOtherDays(random, question) : question);
        });
    }

    /** The same question, in some cases under a programme that publishes on other days and updates tiers in some months. */
    private Question onOtherDays(Random random, Question question) throws IOException {
        if (random.nextInt(2) == 0) {
            return question;
        }
        Set<Month> months = EnumSet.of(Month.of(1 + random.nextInt(12)));
        while (random.nextInt(3) > 0) {
            months.add(Month.of(1 + random.nextInt(12)));
        }
        NaiveProgramme builtIn = question.programme();
        int reportDay = random.nextInt(3) == 0 ? 1 + random.nextInt(31) : 1;
        NaiveProgramme own = builtIn.called("own-rules")
                .publishedOn(reportDay, random.nextInt(5) == 0 ? reportDay : 1 + random.nextInt(31))
                .updatedIn(months);
        write(builtIn.id(), own);
        return new Question(question.day(), question.zone(), own, question.rates(), question.withPortals());
    }

    /** Writes a programme that differs from a built-in one in its days. */
    private void write(String builtIn, NaiveProgramme own) throws IOException {
        String exported = CommandRun.in(directory, NOW, List.of("programme", "export", builtIn))
                .out();
        String usual = "update-days:\n  report: 1\n  tier: 15\n";
        assertThat(exported).contains(usual);
        String months = own.tierMonths().stream()
                .map(month -> month.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        Files.writeString(
                directory.resolve(own.id() + ".yaml"),
                exported.replaceFirst("id: " + builtIn, "id: " + own.id())
                        .replace(
                                usual,
                                "update-days:\n  report: %d\n  tier: %d\n%s"
                                        .formatted(
                                                own.reportDay(),
                                                own.tierDay(),
                                                own.keeping() == null
                                                        ? "  tier-months: [%s]\n".formatted(months)
                                                        : own.keeping().yaml())));
    }

    private JsonNode run(String source, Question question, String command, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, source, "--format", "json"));
        arguments.addAll(List.of("--as-of", question.day().toString()));
        String programme = question.programme().id();
        arguments.addAll(List.of("--programme", programme.startsWith("own") ? programme + ".yaml" : programme));
        question.rates().forEach((currency, rate) -> arguments.addAll(List.of("--rate", currency + "=" + rate)));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.in(directory, NOW, arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return JSON.readTree(run.out());
    }

    /** What the naive reference says of one month; apps are those of the day that is asked about. */
    private static Map<String, Object> month(NaiveAgency agency, Question question, LocalDate from, LocalDate tierDay) {
        NaiveEvaluation then = on(agency, question, tierDay);
        Map<String, Object> figures = then.figures(report(agency, question, tierDay));
        return object(
                "day", tierDay.toString(),
                "tier", figures.get("tier"),
                "metrics", figures.get("metrics"),
                "events", events(agency, question, from, tierDay));
    }

    private static NaiveEvaluation on(NaiveAgency agency, Question question, LocalDate day) {
        return new NaiveEvaluation(agency, day, question.day(), question.programme(), question.rates());
    }

    /** The last report of a day or before it. */
    private static List<Assessed> report(NaiveAgency agency, Question question, LocalDate day) {
        LocalDate reportDay = day;
        while (!question.programme().isReportDay(reportDay)) {
            reportDay = reportDay.minusDays(1);
        }
        return on(agency, question, reportDay).report();
    }

    /** What a portal counts for at the end of a day. */
    private record Counted(Assessed portal, boolean published, String sold, String managed) {

        boolean counts() {
            return published && !(sold.equals("does-not-count") && managed.equals("does-not-count"));
        }

        String amount(String sign) {
            boolean certain = sold.equals("counts") || managed.equals("counts");
            if (portal.mrr() == null || !certain) {
                return null;
            }
            BigDecimal amount = portal.mrr().setScale(2);
            return (sign.equals("-") && amount.signum() != 0 ? "-" : "") + amount.toPlainString();
        }
    }

    /** Goes from day to day and notes which portal counts for something else than the day before, and why. */
    private static List<Object> events(NaiveAgency agency, Question question, LocalDate from, LocalDate tierDay) {
        record Event(LocalDate day, int order, Map<String, Object> json) {}
        List<Event> events = new ArrayList<>();
        Map<LocalDate, List<Counted>> days = new HashMap<>();
        for (int i = 0; i < agency.portals.size(); i++) {
            boolean cancelled = false;
            for (LocalDate day = from.plusDays(1); !day.isAfter(tierDay); day = day.plusDays(1)) {
                Counted was = days.computeIfAbsent(day.minusDays(1), d -> counted(agency, question, d))
                        .get(i);
                Counted is = days.computeIfAbsent(day, d -> counted(agency, question, d))
                        .get(i);
                boolean lost =
                        (!was.sold().equals("does-not-count") && is.sold().equals("does-not-count"))
                                || (!was.managed().equals("does-not-count")
                                        && is.managed().equals("does-not-count"));
                String kind = null;
                String amount = null;
                if (lost && is.portal().managed().reason().equals("cancelled")) {
                    if (!cancelled) {
                        kind = "cancelled";
                        amount = was.amount("-");
                    }
                    cancelled = true;
                } else if (!was.published() && is.counts()
                        || was.published()
                                && was.sold().equals("does-not-count")
                                && !is.sold().equals("does-not-count")) {
                    kind = "starts-to-count";
                    amount = was.published() && !was.sold().equals("does-not-count") ? null : is.amount("+");
                } else if (lost) {
                    kind = "sold-expires";
                    amount = was.amount("-");
                }
                if (kind != null) {
                    NaivePortal portal = agency.portals.get(i);
                    LocalDate happens = day;
                    if (kind.equals("cancelled") && !portal.cancelledOn.equals("?")) {
                        LocalDate cancelledOn = LocalDate.parse(portal.cancelledOn);
                        happens = cancelledOn.isAfter(from) ? cancelledOn : day;
                    }
                    events.add(new Event(
                            happens,
                            i,
                            object(
                                    "day",
                                    happens.toString(),
                                    "event",
                                    kind,
                                    "portal",
                                    object("id", portal.id, "name", portal.name.isEmpty() ? null : portal.name),
                                    "amount",
                                    amount)));
                }
            }
        }
        for (LocalDate day = from; day.isBefore(tierDay); day = day.plusDays(1)) {
            if (on(agency, question, day).certification().equals("met")
                    && !on(agency, question, day.plusDays(1)).certification().equals("met")) {
                events.add(new Event(
                        day,
                        agency.portals.size(),
                        object(
                                "day",
                                day.toString(),
                                "event",
                                "certification-expires",
                                "portal",
                                null,
                                "amount",
                                null)));
            }
        }
        return events.stream()
                .sorted(Comparator.comparing(Event::day).thenComparing(Event::order))
                .<Object>map(Event::json)
                .toList();
    }

    private static List<Counted> counted(NaiveAgency agency, Question question, LocalDate day) {
        List<Assessed> report = report(agency, question, day);
        List<Counted> counted = new ArrayList<>();
        for (Assessed today : on(agency, question, day).assessed()) {
            Counted one = new Counted(today, false, "does-not-count", "does-not-count");
            for (Assessed published : report) {
                if (published.portal() == today.portal()) {
                    one = new Counted(
                            today,
                            true,
                            published.sold().state(),
                            today.managed().state());
                }
            }
            counted.add(one);
        }
        return counted;
    }

    /** Some changes, as options and as rows of the files. */
    private static final class Changes {

        private final Map<String, NaiveFolder.Table> files;
        private final List<String> options = new ArrayList<>();

        Changes(Random random, NaiveFolder folder, Question question) {
            files = new LinkedHashMap<>(folder.files());
            List<String> ids = new ArrayList<>(folder.rows("portals.csv").stream()
                    .map(row -> row.get("portal_id"))
                    .toList());
            boolean complete = folder.has("users.csv") && folder.has("app_usage.csv");
            List<String> columns = files.get("portals.csv").columns();
            if (complete && columns.containsAll(List.of("name", "mrr", "sold_on", "customer_since"))) {
                LocalDate day = question.day().plusDays(random.nextInt(500) - 400L);
                String mrr = random.nextInt(5000) + ".50";
                options.addAll(List.of("--sell", "New customer=" + mrr + "@" + day));
                add(
                        "portals.csv",
                        "portal_id",
                        "New customer",
                        "name",
                        "New customer",
                        "mrr",
                        mrr,
                        "sold_on",
                        day.toString(),
                        "customer_since",
                        day.toString());
                ids.add("New customer");
            }
            for (String id : ids) {
                if (folder.has("users.csv") && random.nextInt(3) == 0) {
                    options.addAll(List.of("--manage", id));
                    add("users.csv", "portal_id", id, "email", "new@nordlicht.example", "partner_employee", "yes");
                }
                if (folder.has("app_usage.csv") && random.nextInt(3) == 0) {
                    options.addAll(List.of("--use", id + "=crm,Landing Pages"));
                    for (String app : List.of("crm", "landing-pages")) {
                        add(
                                "app_usage.csv",
                                "portal_id",
                                id,
                                "app",
                                app,
                                "used_on",
                                question.day().toString());
                    }
                }
                if (columns.contains("cancelled_on") && random.nextInt(6) == 0) {
                    LocalDate day = question.day().plusDays(random.nextInt(200) - 30L);
                    options.addAll(List.of("--cancel", id + "@" + day));
                    set(id, "cancelled_on", day.toString());
                }
                if (columns.contains("mrr") && random.nextInt(6) == 0) {
                    String mrr = random.nextInt(3000) + ".00";
                    options.addAll(List.of("--mrr", id + "=" + mrr + "@1999-12-31"));
                    set(id, "mrr", mrr);
                    set(id, "currency", "");
                }
            }
            if (folder.has("certifications.csv") && random.nextBoolean()) {
                LocalDate day = question.day().plusDays(random.nextInt(60) - 30L);
                boolean expires = files.get("certifications.csv").columns().contains("expires_on");
                LocalDate last = day.plusDays(random.nextInt(300));
                options.addAll(List.of("--certify", expires ? day + ".." + last : day.toString()));
                add(
                        "certifications.csv",
                        "certification",
                        "agency-partner",
                        "holder",
                        "Somebody else",
                        "awarded_on",
                        day.toString(),
                        "expires_on",
                        expires ? last.toString() : "");
            }
        }

        private void add(String file, String... cells) {
            List<Map<String, String>> rows = new ArrayList<>(files.get(file).rows());
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i += 2) {
                row.put(cells[i], cells[i + 1]);
            }
            rows.add(row);
            files.put(file, new NaiveFolder.Table(files.get(file).columns(), rows));
        }

        private void set(String id, String column, String cell) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Map<String, String> row : files.get("portals.csv").rows()) {
                Map<String, String> changed = new LinkedHashMap<>(row);
                if (row.get("portal_id").equals(id)) {
                    changed.put(column, cell);
                }
                rows.add(changed);
            }
            files.put(
                    "portals.csv",
                    new NaiveFolder.Table(files.get("portals.csv").columns(), rows));
        }

        NaiveFolder folder() {
            return new NaiveFolder(files);
        }
    }
}
