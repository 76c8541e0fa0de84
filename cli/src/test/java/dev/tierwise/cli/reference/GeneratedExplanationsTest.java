package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every number of an explanation adds up, on agencies that nobody thought of, in what programs read and in what people do.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Order(1)
class GeneratedExplanationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("target", "generated-explanations").toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final String ENDS = "[ |]+\\$([\\d,]+\\.\\d\\d)[ |]+(?:\\$([\\d,]+\\.\\d\\d)|no bound)";

    /** An MRR, perhaps in another currency with its rate, and what it adds at least and at most. */
    private static final Pattern ADDEND =
            Pattern.compile("(?:unknown|([\\d,]+\\.\\d\\d)(?: [A-Z]{3} × ([\\d.]+))?)" + ENDS);

    private static final Pattern TOTAL = Pattern.compile("Total" + ENDS);

    private static final Pattern CRITERION = Pattern.compile(
            "(?:met|undetermined)[ |]+(?<atLeast>≥ )?\\$?(?<value>[\\d,.]+)(?:–\\$?(?<most>[\\d,.]+))?[ |]+"
                    + "\\$?(?<required>[\\d,.]+)[ |]+\\$?(?<missing>[\\d,.]+)(?: to \\$?(?<missingAtMost>[\\d,.]+))?");

    private static final Pattern MIDDLE_TWO =
            Pattern.compile("\\((\\d+) \\+ (\\d+)\\) / 2, the median is (\\d+(?:\\.5)?)");

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.…]@[a-z]");

    @Test
    void every_number_of_an_explanation_adds_up() throws IOException {
        GeneratedCases.of(GeneratedExplanationsTest.class, "agencies", 63).run(GeneratedExplanationsTest::runCase);
    }

    private static void runCase(long seed, Random random) throws IOException {
        AgencyGenerator generator = new AgencyGenerator(random);
        List<NaiveFolder> folders = seed % 4 == 0 ? generator.contradictingFolders() : List.of(generator.wholeFolder());
        Question question = generator.question();
        Path directory = KEPT.resolve(Long.toString(seed));
        GeneratedFoldersTest.delete(directory);
        List<String> options = new ArrayList<>();
        for (NaiveFolder folder : folders) {
            String source = "source-" + options.size();
            new FolderWriter(random, false, false).write(folder, directory.resolve(source));
            options.add(source);
        }
        options.addAll(List.of(
                "--as-of",
                question.day().toString(),
                "--programme",
                question.programme().id()));
        question.rates().forEach((currency, rate) -> options.addAll(List.of("--rate", currency + "=" + rate)));
        Case agency = new Case("case -Dtierwise.seed=" + seed, directory, question, options);
        agency.check();
        GeneratedFoldersTest.delete(directory);
    }

    private record Case(String name, Path directory, Question question, List<String> options) {

        void check() throws IOException {
            JsonNode evaluation = json("evaluate", "--portals");
            for (String metric : List.of("sold-mrr", "managed-mrr")) {
                JsonNode figure = evaluation.at("/metrics/" + metric);
                JsonNode explained = json("explain", "--why", metric);
                assertThat(explained.get("figure")).as(name).isEqualTo(figure);
                checkSum(explained, evaluation.get("portals"));
                for (String format : List.of("table", "markdown")) {
                    checkSum(figure, text("explain", "--why", metric, "--format", format, "--lang", "en"));
                }
            }
            JsonNode median = json("explain", "--why", "median-app-usage");
            assertThat(median.get("figure")).as(name).isEqualTo(evaluation.at("/metrics/median-app-usage"));
            checkMedian(median, evaluation.get("portals"));
            checkTiers(json("explain", "--why", "tier"), evaluation);
            for (String format : List.of("table", "markdown")) {
                checkMedian(median, text("explain", "--why", "median-app-usage", "--format", format, "--lang", "en"));
                checkTiers(evaluation, text("explain", "--why", "tier", "--format", format, "--lang", "en"));
            }
            checkPortals(json("explain"), evaluation.get("portals"));
            for (String format : List.of("table", "markdown", "json")) {
                assertThat(text("explain", "--format", format)).as(name).doesNotContainPattern(ADDRESS);
            }
        }

        private JsonNode json(String command, String... more) throws IOException {
            List<String> all = new ArrayList<>(List.of(more));
            all.addAll(List.of("--format", "json"));
            return JSON.readTree(text(command, all.toArray(String[]::new)));
        }

        private String text(String command, String... more) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of(more));
            arguments.addAll(options);
            CommandRun run = CommandRun.in(directory, NOW, arguments);
            assertThat(run.exitCode()).as("%s: %s", name, run).isZero();
            return run.out();
        }

        private void checkSum(JsonNode explained, JsonNode portals) {
            BigDecimal low = new BigDecimal("0.00");
            BigDecimal high = new BigDecimal("0.00");
            boolean bounded = true;
            for (JsonNode addend : explained.get("portals")) {
                boolean certain = addend.get("state").asText().equals("counts");
                JsonNode mrr = addend.get("mrr");
                BigDecimal converted = mrr.isNull() ? BigDecimal.ZERO.setScale(2) : checkConverted(mrr);
                assertThat(number(addend.get("low"))).as(name).isEqualTo(certain ? converted : new BigDecimal("0.00"));
                assertThat(addend.get("high").isNull()).as(name).isEqualTo(mrr.isNull());
                low = low.add(number(addend.get("low")));
                bounded &= !mrr.isNull();
                high = high.add(converted);
            }
            assertThat(number(explained.at("/figure/low"))).as(name).isEqualTo(low);
            assertThat(explained.at("/figure/high").isNull()).as(name).isEqualTo(!bounded);
            if (bounded) {
                assertThat(number(explained.at("/figure/high"))).as(name).isEqualTo(high);
            }
            String kind = explained.get("why").asText().equals("sold-mrr") ? "sold" : "managed";
            Map<String, Integer> others = new HashMap<>();
            for (JsonNode portal : portals) {
                if (portal.at("/" + kind + "/state").asText().equals("does-not-count")) {
                    others.merge(portal.at("/" + kind + "/reason").asText(), 1, Integer::sum);
                }
            }
            assertThat(others(explained)).as(name).isEqualTo(others);
        }

        private BigDecimal checkConverted(JsonNode mrr) {
            BigDecimal converted = number(mrr.get("converted"));
            if (mrr.get("currency").asText().equals("USD")) {
                assertThat(mrr.get("rate").isNull()).as(name).isTrue();
                assertThat(number(mrr.get("amount"))).as(name).isEqualTo(converted);
            } else {
                assertThat(number(mrr.get("rate")))
                        .as(name)
                        .isEqualTo(question.rates().get(mrr.get("currency").asText()));
                assertThat(halfUp(number(mrr.get("amount")).multiply(number(mrr.get("rate")))))
                        .as(name)
                        .isEqualTo(converted);
            }
            return converted;
        }

        /** The same once more with the numbers that people read. */
        private void checkSum(JsonNode figure, String text) {
            String table = oneLine(text.substring(text.indexOf("At most")));
            BigDecimal low = new BigDecimal("0.00");
            BigDecimal high = new BigDecimal("0.00");
            boolean bounded = true;
            List<MatchResult> rows = ADDEND.matcher(table).results().toList();
            assertThat(rows)
                    .as("%s%n%s", name, text)
                    .hasSize(figure.at("/portals/high").asInt());
            for (MatchResult row : rows) {
                low = low.add(money(row.group(3)));
                assertThat(row.group(4) == null).as("%s%n%s", name, text).isEqualTo(row.group(1) == null);
                if (row.group(4) == null) {
                    bounded = false;
                    continue;
                }
                BigDecimal most = money(row.group(4));
                high = high.add(most);
                BigDecimal amount = money(row.group(1));
                assertThat(row.group(2) == null ? amount : halfUp(amount.multiply(new BigDecimal(row.group(2)))))
                        .as("%s%n%s", name, text)
                        .isEqualTo(most);
            }
            MatchResult sum = TOTAL.matcher(table).results().findFirst().orElseThrow();
            assertThat(money(sum.group(1)))
                    .as("%s%n%s", name, text)
                    .isEqualTo(low)
                    .isEqualTo(number(figure.get("low")));
            assertThat(sum.group(2) != null).as("%s%n%s", name, text).isEqualTo(bounded);
            if (bounded) {
                assertThat(money(sum.group(2)))
                        .as("%s%n%s", name, text)
                        .isEqualTo(high)
                        .isEqualTo(number(figure.get("high")));
            }
        }

        private void checkMedian(JsonNode explained, JsonNode portals) {
            for (String end : List.of("lowest", "highest")) {
                JsonNode choice = explained.get(end);
                List<Integer> apps = new ArrayList<>();
                List<Integer> middle = new ArrayList<>();
                for (JsonNode member : choice.get("portals")) {
                    apps.add(member.get("apps").asInt());
                    if (member.get("middle").asBoolean()) {
                        middle.add(member.get("apps").asInt());
                    }
                    JsonNode portal = portal(portals, member.get("id").asText());
                    assertThat(member.get("apps"))
                            .as(name)
                            .isEqualTo(portal.at("/apps/" + (end.equals("lowest") ? "low" : "high")));
                }
                assertThat(apps).as(name).isSorted();
                BigDecimal median = median(apps);
                assertThat(number(choice.get("median"))).as(name).isEqualByComparingTo(median);
                assertThat(number(explained.at("/figure/" + (end.equals("lowest") ? "low" : "high"))))
                        .as(name)
                        .isEqualByComparingTo(median);
                assertThat(middle).as(name).hasSize(apps.isEmpty() ? 0 : 2 - apps.size() % 2);
                assertThat(median(middle)).as(name).isEqualByComparingTo(median);
                choice.get("leftOut")
                        .forEach(member -> assertThat(member.get("state").asText())
                                .as(name)
                                .isEqualTo("unknown"));
                assertThat(choice.get("portals").size() + choice.get("leftOut").size())
                        .as(name)
                        .isEqualTo(explained.at("/figure/portals/high").asInt());
            }
            int others = others(explained).values().stream().mapToInt(n -> n).sum();
            assertThat(others + explained.at("/figure/portals/high").asInt())
                    .as(name)
                    .isEqualTo(portals.size());
        }

        private void checkMedian(JsonNode explained, String text) {
            List<String> medians = Pattern.compile("the median is (\\d+(?:\\.5)?)")
                    .matcher(oneLine(text))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            String low = explained.at("/figure/low").asText();
            String high = explained.at("/figure/high").asText();
            assertThat(medians)
                    .as("%s%n%s", name, text)
                    .isEqualTo(medians.size() == 1 ? List.of(low) : List.of(low, high));
            MIDDLE_TWO
                    .matcher(oneLine(text))
                    .results()
                    .forEach(two -> assertThat(
                                    median(List.of(Integer.valueOf(two.group(1)), Integer.valueOf(two.group(2)))))
                            .as("%s%n%s", name, text)
                            .isEqualByComparingTo(two.group(3)));
        }

        private void checkTiers(JsonNode explained, JsonNode evaluation) {
            assertThat(explained.get("tier")).as(name).isEqualTo(evaluation.get("tier"));
            for (int i = 0; i < evaluation.get("tiers").size(); i++) {
                JsonNode tier = evaluation.at("/tiers/" + i);
                JsonNode explainedTier = explained.at("/tiers/" + i);
                assertThat(explainedTier.get("tier")).as(name).isEqualTo(tier.get("tier"));
                assertThat(explainedTier.get("state")).as(name).isEqualTo(tier.get("state"));
                for (int j = 0; j < tier.get("criteria").size(); j++) {
                    JsonNode criterion = tier.at("/criteria/" + j);
                    JsonNode shown = explainedTier.at("/criteria/" + j);
                    assertThat(shown.get("metric")).as(name).isEqualTo(criterion.get("metric"));
                    assertThat(shown.get("state")).as(name).isEqualTo(criterion.get("state"));
                    assertThat(shown.get("required")).as(name).isEqualTo(criterion.get("required"));
                    assertThat(shown.get("missing")).as(name).isEqualTo(criterion.get("shortfall"));
                    if (shown.has("value")) {
                        JsonNode metric =
                                evaluation.at("/metrics/" + shown.get("metric").asText());
                        assertThat(shown.at("/value/low")).as(name).isEqualTo(metric.get("low"));
                        assertThat(shown.at("/value/high")).as(name).isEqualTo(metric.get("high"));
                        BigDecimal required = number(shown.get("required"));
                        addsUp(number(shown.at("/value/low")), number(shown.at("/missing/high")), required, "");
                        if (!shown.at("/value/high").isNull()) {
                            addsUp(number(shown.at("/value/high")), number(shown.at("/missing/low")), required, "");
                        }
                    }
                }
            }
        }

        private void checkTiers(JsonNode evaluation, String text) {
            List<MatchResult> rows = CRITERION.matcher(oneLine(text)).results().toList();
            assertThat(rows)
                    .as("%s%n%s", name, text)
                    .hasSize(3 * evaluation.get("tiers").size());
            for (MatchResult row : rows) {
                BigDecimal required = money(row.group(4));
                BigDecimal missingAtLeast = money(row.group(5));
                BigDecimal missingAtMost = row.group(6) == null ? missingAtLeast : money(row.group(6));
                addsUp(money(row.group(2)), missingAtMost, required, text);
                if (row.group(1) == null) {
                    addsUp(money(row.group(3) == null ? row.group(2) : row.group(3)), missingAtLeast, required, text);
                }
            }
        }

        private void addsUp(BigDecimal value, BigDecimal missing, BigDecimal required, String text) {
            assertThat(missing)
                    .as("%s%n%s", name, text)
                    .isEqualByComparingTo(required.subtract(value).max(BigDecimal.ZERO));
        }

        private void checkPortals(JsonNode explained, JsonNode portals) {
            assertThat(explained.get("portals")).as(name).hasSameSizeAs(portals);
            Map<String, Integer> certain = new HashMap<>(Map.of("sold", 0, "managed", 0));
            for (int i = 0; i < portals.size(); i++) {
                JsonNode portal = portals.get(i);
                JsonNode shown = explained.get("portals").get(i);
                assertThat(shown.get("id")).as(name).isEqualTo(portal.get("id"));
                for (String kind : List.of("sold", "managed")) {
                    assertThat(shown.at("/" + kind + "/state")).as(name).isEqualTo(portal.at("/" + kind + "/state"));
                    assertThat(shown.at("/" + kind + "/reason")).as(name).isEqualTo(portal.at("/" + kind + "/reason"));
                    if (shown.at("/" + kind + "/state").asText().equals("counts")) {
                        certain.merge(kind, 1, Integer::sum);
                    }
                }
                if (shown.get("mrr").isNull()) {
                    assertThat(portal.at("/mrr/high").isNull()).as(name).isTrue();
                } else {
                    assertThat(checkConverted(shown.get("mrr"))).as(name).isEqualTo(number(portal.at("/mrr/low")));
                }
                checkApps(shown, portal);
                checkSoldTime(shown);
            }
            certain.forEach((kind, count) -> assertThat(
                            explained.at("/summary/" + kind + "/low").asInt())
                    .as(name)
                    .isEqualTo(count));
        }

        private void checkApps(JsonNode shown, JsonNode portal) {
            Map<String, List<String>> uses = new HashMap<>();
            for (JsonNode app : shown.at("/apps/list")) {
                uses.computeIfAbsent(app.get("use").asText(), use -> new ArrayList<>())
                        .add(app.get("app").asText());
                boolean used = app.get("use").asText().equals("used");
                assertThat(app.get("usedOn").isNull()).as(name).isEqualTo(!used);
                if (used) {
                    assertThat(LocalDate.parse(app.get("usedOn").asText()))
                            .as(name)
                            .isBetween(question.day().minusDays(29), question.day());
                }
            }
            assertThat(uses.getOrDefault("used", List.of()))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(texts(portal.at("/apps/used")));
            assertThat(uses.getOrDefault("unknown", List.of()))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(texts(portal.at("/apps/unknown")));
        }

        /** A portal counts as sold on exactly the days that are named. */
        private void checkSoldTime(JsonNode shown) {
            JsonNode from = shown.at("/sold/from");
            JsonNode through = shown.at("/sold/through");
            boolean counts = shown.at("/sold/state").asText().equals("counts");
            if (from.isNull() || through.isNull()) {
                assertThat(counts).as(name).isFalse();
            } else {
                String day = question.day().toString();
                assertThat(from.asText().compareTo(day) <= 0 && day.compareTo(through.asText()) <= 0)
                        .as("%s %s", name, shown)
                        .isEqualTo(counts);
            }
        }

        private static Map<String, Integer> others(JsonNode explained) {
            Map<String, Integer> others = new HashMap<>();
            explained
                    .get("others")
                    .forEach(other -> others.merge(
                            other.get("reason").asText(), other.get("portals").asInt(), Integer::sum));
            return others;
        }

        private static JsonNode portal(JsonNode portals, String id) {
            for (JsonNode portal : portals) {
                if (portal.get("id").asText().equals(id)) {
                    return portal;
                }
            }
            throw new AssertionError("no portal " + id);
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(element -> texts.add(element.asText()));
            return texts;
        }

        private static BigDecimal median(List<Integer> sorted) {
            if (sorted.isEmpty()) {
                return BigDecimal.ZERO;
            }
            int sum = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
            return new BigDecimal(sum).divide(new BigDecimal(2));
        }

        private static BigDecimal halfUp(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }

        private static BigDecimal number(JsonNode text) {
            return new BigDecimal(text.asText());
        }

        private static BigDecimal money(String text) {
            return new BigDecimal(text.replace(",", ""));
        }

        private static String oneLine(String text) {
            return text.replace("\\$", "$").replaceAll("\\s+", " ");
        }
    }
}
