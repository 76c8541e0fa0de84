package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.Requirement.MOST_DECIMALS;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.Place;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns what a file says under {@code points} into rules. */
final class PointRulesReader {

    static final String SPLIT = "split";
    static final String WHOLE = "whole";
    static final String NONE = "none";

    private static final Pattern PLACES = Pattern.compile("[0-9]|10");
    private static final List<PointRate.Kind> KINDS = List.of(PointRate.Kind.values());
    private static final List<RoundingMode> MODES = Arrays.stream(RoundingMode.values())
            .filter(mode -> mode != RoundingMode.UNNECESSARY)
            .toList();

    /**
     * Point rules, and where their parts are written.
     *
     * @param place where {@code points} begins
     */
    record LocatedRules(
            Place place, PointRules rules, List<Located<PointRate>> rates, List<Located<FixedAmount>> fixedAmounts) {}

    /**
     * Whether points are exact.
     *
     * @param rounding how they are rounded; empty when they are not
     */
    private record Exactness(Optional<Rounding> rounding) {}

    private final ProgrammeValues values;
    private final SourcesReader sources;
    private final Findings findings;

    PointRulesReader(ProgrammeValues values, SourcesReader sources) {
        this.values = values;
        this.sources = sources;
        this.findings = values.findings();
    }

    /**
     * The rules; empty when something is wrong with them, and then the findings have an error.
     *
     * @param programmeCurrency the programme's own, if that is known
     */
    Optional<LocatedRules> read(YamlMapping points, Optional<String> programmeCurrency) {
        YamlFields fields = points.fields(findings);
        Optional<BigDecimal> per = sources.value(
                        fields.required("per", text("expected-per")), Clause.Single.PER, text("expected-per"))
                .flatMap(node ->
                        values.figureAboveZero(node, MOST_DECIMALS, text("fill-in.per", ProgrammeValues.FILL_IN)));
        Optional<List<Located<PointRate>>> rates = fields.requiredList("rates", text("expected-rates"))
                .filter(this::isNotEmpty)
                .flatMap(list -> each(list, this::rate))
                .filter(list -> areFromDifferentDays(list, PointRulesReader::rateKey));
        Optional<YamlNode> amountsWritten = fields.optional("fixed-amounts");
        Optional<List<Located<FixedAmount>>> amounts = amountsWritten
                .flatMap(node -> node.asList(findings, text("expected-amounts")))
                .flatMap(list -> each(list, item -> fixedAmount(item, programmeCurrency)))
                .filter(list -> areFromDifferentDays(list, PointRulesReader::amountKey));
        Optional<YamlNode> splitWritten =
                sources.value(fields.optional("managed-credit"), Clause.Single.MANAGED_CREDIT, expectedCredit());
        Optional<Boolean> split = splitWritten.flatMap(this::isSplit);
        Optional<YamlNode> roundingWritten = fields.optional("rounding");
        Optional<Exactness> exactness = roundingWritten.flatMap(this::rounding);
        fields.end();
        if (per.isEmpty()
                || rates.isEmpty()
                || isRefused(amountsWritten, amounts)
                || isRefused(splitWritten, split)
                || isRefused(roundingWritten, exactness)) {
            return Optional.empty();
        }
        PointRules rules = new PointRules(
                per.get(),
                rates.get().stream().map(Located::value).toList(),
                amounts.orElse(List.of()).stream().map(Located::value).toList(),
                split.orElse(false),
                exactness.flatMap(Exactness::rounding));
        return Optional.of(new LocatedRules(points.place(), rules, rates.get(), amounts.orElse(List.of())));
    }

    /** Whether something is written that may be left out, but is wrong. */
    private static boolean isRefused(Optional<YamlNode> written, Optional<?> read) {
        return written.isPresent() && read.isEmpty();
    }

    private boolean isNotEmpty(YamlList list) {
        if (list.items().isEmpty()) {
            findings.error(list.place(), text("no-rate"));
        }
        return !list.items().isEmpty();
    }

    /** What each item says; empty when something is wrong with one. */
    private static <T> Optional<List<Located<T>>> each(YamlList list, Function<YamlNode, Optional<T>> reading) {
        List<Located<T>> all = new ArrayList<>();
        for (YamlNode item : list.items()) {
            reading.apply(item).ifPresent(value -> all.add(new Located<>(item.place(), value)));
        }
        return all.size() == list.items().size() ? Optional.of(all) : Optional.empty();
    }

    private Optional<PointRate> rate(YamlNode item) {
        return item.asMapping(findings, text("expected-rate")).flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            Optional<PointRate.Kind> kind = fields.requiredScalar("kind", text("expected-kind"))
                    .flatMap(scalar -> values.constant(scalar, "kind", KINDS));
            Optional<YamlNode> fromWritten = fields.optional("from");
            Optional<LocalDate> from = fromWritten.flatMap(this::date);
            Optional<BigDecimal> standard = points(fields, "standard");
            Optional<BigDecimal> growth = points(fields, "growth");
            Located<Basis> basis = sources.basis(fields);
            fields.end();
            Optional<PointRate> rate = isRefused(fromWritten, from)
                    ? Optional.empty()
                    : kind.flatMap(k -> standard.flatMap(s -> growth.map(g -> new PointRate(k, from, s, g))));
            rate.ifPresent(known -> sources.say(Clause.OfRate.of(known), basis));
            return rate;
        });
    }

    private Optional<BigDecimal> points(YamlFields fields, String market) {
        return fields.required(market, text("expected-points." + market))
                .flatMap(node ->
                        values.figure(node, MOST_DECIMALS, text("fill-in.points." + market, ProgrammeValues.FILL_IN)));
    }

    private Optional<FixedAmount> fixedAmount(YamlNode item, Optional<String> programmeCurrency) {
        return item.asMapping(findings, text("expected-amount-of")).flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            Optional<String> currency = fields.requiredScalar("currency", text("expected-currency"))
                    .flatMap(scalar -> otherCurrency(scalar, programmeCurrency));
            Optional<YamlNode> fromWritten = fields.optional("from");
            Optional<LocalDate> from = fromWritten.flatMap(this::date);
            Optional<BigDecimal> amount = fields.required("amount", text("expected-amount"))
                    .flatMap(node -> values.figureAboveZero(
                            node, MOST_DECIMALS, text("fill-in.amount", ProgrammeValues.FILL_IN)));
            Located<Basis> basis = sources.basis(fields);
            fields.end();
            Optional<FixedAmount> fixed = isRefused(fromWritten, from)
                    ? Optional.empty()
                    : currency.flatMap(c -> amount.map(a -> new FixedAmount(c, a, from)));
            fixed.ifPresent(known -> sources.say(Clause.OfAmount.of(known), basis));
            return fixed;
        });
    }

    private Optional<String> otherCurrency(YamlScalar scalar, Optional<String> programmeCurrency) {
        Optional<String> code = values.currency(scalar);
        if (code.isEmpty()) {
            return code;
        }
        if (code.equals(programmeCurrency)) {
            findings.error(scalar.place(), text("own-currency", code.get()));
            return Optional.empty();
        }
        List<String> known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList();
        if (!known.contains(code.get())) {
            findings.error(
                    scalar.place(),
                    text("unknown-currency", code.get(), Suggestion.or(code.get(), known, text("expected-code"))));
            return Optional.empty();
        }
        return code;
    }

    private Optional<LocalDate> date(YamlNode node) {
        return node.asScalar(findings, ProgrammeValues.EXPECTED_DAY).flatMap(values::date);
    }

    private Optional<Boolean> isSplit(YamlNode node) {
        Text expected = expectedCredit();
        return node.asScalar(findings, expected)
                .filter(scalar -> values.expect(scalar, List.of(SPLIT, WHOLE).contains(scalar.text()), expected))
                .map(scalar -> scalar.text().equals(SPLIT));
    }

    private static Text expectedCredit() {
        return text("expected-credit", SPLIT, WHOLE);
    }

    /** What a file says of rounding; empty when something is wrong with it. */
    private Optional<Exactness> rounding(YamlNode node) {
        return node.asMapping(findings, text("expected-rounding")).flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            sources.say(Clause.Single.ROUNDING, sources.basis(fields));
            if (mapping.value("mode").filter(PointRulesReader::isNone).isPresent()) {
                fields.optional("mode");
                fields.end();
                return Optional.of(new Exactness(Optional.empty()));
            }
            Text expected = text("expected-places", MOST_DECIMALS);
            Optional<Integer> places = fields.requiredScalar("places", expected)
                    .filter(scalar ->
                            values.expect(scalar, PLACES.matcher(scalar.text()).matches(), expected))
                    .map(scalar -> Integer.valueOf(scalar.text()));
            Optional<RoundingMode> mode = fields.requiredScalar("mode", text("expected-mode"))
                    .flatMap(scalar -> values.constant(scalar, "mode", MODES));
            fields.end();
            return places.flatMap(p -> mode.map(m -> new Exactness(Optional.of(new Rounding(p, m)))));
        });
    }

    private static boolean isNone(YamlNode mode) {
        return mode instanceof YamlScalar scalar && scalar.text().equals(NONE);
    }

    /** Of a kind of rate, and of a currency, one at most can begin to hold on a day: the next one ends the one before. */
    private <T> boolean areFromDifferentDays(List<Located<T>> all, Function<T, Text> key) {
        Map<Text, Place> first = new HashMap<>();
        boolean different = true;
        for (Located<T> one : all) {
            Text description = key.apply(one.value());
            Place before = first.putIfAbsent(description, one.place());
            if (before != null) {
                findings.error(one.place(), text("twice", description, before.line()));
                different = false;
            }
        }
        return different;
    }

    private static Text rateKey(PointRate rate) {
        return text("rates-of", ProgrammeValues.name(rate.kind()), since(rate.from()));
    }

    private static Text amountKey(FixedAmount amount) {
        return text("amounts-of", amount.currency(), since(amount.from()));
    }

    private static Text since(Optional<LocalDate> from) {
        return from.map(day -> text("from", day)).orElse(text("without-day"));
    }

    private static Text text(String key, Object... values) {
        return Text.of(PointRulesReader.class, "points." + key, values);
    }
}
