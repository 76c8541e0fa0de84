package dev.tierwise.programmes;

import static java.time.format.ResolverStyle.STRICT;

import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the single values of a programme file, each in the one form that it has; any other is an error. */
final class ProgrammeValues {

    /** What stands in a template where a figure is that only the user can know. */
    static final String FILL_IN = "FILL-IN";

    static final Text EXPECTED_DAY = text("expected-day");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,15}(\\.[0-9]+)?");
    private static final Pattern DATE_FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(STRICT);

    private final Findings findings;

    ProgrammeValues(Findings findings) {
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    Optional<String> id(YamlScalar scalar) {
        return expect(scalar, ID.matcher(scalar.text()).matches(), text("expected-id"))
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private boolean isNotBlank(YamlScalar scalar) {
        return expect(scalar, !scalar.text().isBlank(), text("expected-text"));
    }

    /** The label among the fields of something: one text, or one for each language. */
    Optional<Label> label(YamlFields fields) {
        return label(fields.required("label", text("expected-label")));
    }

    /** A text for people: one, or one for each language. */
    Optional<Label> label(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof YamlMapping languages)) {
            return node.get()
                    .asScalar(findings, text("expected-label"))
                    .filter(this::isNotBlank)
                    .map(text -> Label.same(text.text()));
        }
        YamlFields texts = languages.fields(findings);
        Optional<YamlScalar> en =
                texts.requiredScalar("en", text("expected-english")).filter(this::isNotBlank);
        Optional<YamlScalar> de =
                texts.requiredScalar("de", text("expected-german")).filter(this::isNotBlank);
        texts.end();
        return en.flatMap(english -> de.map(german -> new Label(english.text(), german.text())));
    }

    Optional<String> currency(YamlScalar scalar) {
        return expect(scalar, scalar.text().matches("[A-Z]{3}"), text("expected-currency"))
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    Optional<LocalDate> date(YamlScalar scalar) {
        Optional<LocalDate> day = day(scalar.text());
        expect(scalar, day.isPresent(), EXPECTED_DAY);
        return day;
    }

    /** A day as it is written in a file; empty for any other text, and for a day that no calendar has. */
    Optional<LocalDate> day(String text) {
        try {
            return DATE_FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text, DATE)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * A number that is not negative.
     *
     * @param places as many decimals as it can have
     * @param fillIn what people are told where a template's marker still stands
     */
    Optional<BigDecimal> figure(YamlNode node, int places, Text fillIn) {
        Text expected = expectedFigure(places);
        return node.asScalar(findings, expected).flatMap(scalar -> {
            if (scalar.text().equals(FILL_IN)) {
                findings.error(scalar.place(), fillIn);
                return Optional.empty();
            }
            int point = scalar.text().indexOf('.');
            boolean isFigure = FIGURE.matcher(scalar.text()).matches()
                    && (point < 0 || scalar.text().length() - point - 1 <= places);
            return expect(scalar, isFigure, expected) ? Optional.of(new BigDecimal(scalar.text())) : Optional.empty();
        });
    }

    /**
     * A number above zero.
     *
     * @param places as many decimals as it can have
     * @param fillIn what people are told where a template's marker still stands
     */
    Optional<BigDecimal> figureAboveZero(YamlNode node, int places, Text fillIn) {
        return figure(node, places, fillIn).filter(figure -> {
            if (figure.signum() == 0) {
                findings.error(node.place(), text("not-above-zero", figure.toPlainString()));
            }
            return figure.signum() > 0;
        });
    }

    private static Text expectedFigure(int places) {
        return switch (places) {
            case 0 -> text("expected-whole-number");
            case 2 -> text("expected-number-of-two");
            default -> text("expected-number", places);
        };
    }

    /**
     * One of a few constants, by its name in lower case with hyphens.
     *
     * @param what the end of the key of what to say of any other
     */
    <E extends Enum<E>> Optional<E> constant(YamlScalar scalar, String what, Collection<E> known) {
        for (E constant : known) {
            if (name(constant).equals(scalar.text())) {
                return Optional.of(constant);
            }
        }
        List<String> names = known.stream().map(ProgrammeValues::name).toList();
        findings.error(scalar.place(), text("unknown-" + what, scalar.text(), Suggestion.orAll(scalar.text(), names)));
        return Optional.empty();
    }

    /** How a constant is written in a file. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean expect(YamlScalar scalar, boolean fulfilled, Text expected) {
        if (!fulfilled) {
            findings.error(scalar.place(), scalar.insteadOf(expected));
        }
        return fulfilled;
    }

    static List<YamlNode> items(Optional<YamlList> list) {
        return list.map(YamlList::items).orElse(List.of());
    }

    /** What to say of the name of a metric that the programme does not list. */
    static Text notListed(String name, List<MetricId> metrics) {
        List<String> known = metrics.stream().map(MetricId::value).toList();
        return text("not-listed", name, Suggestion.orAll(name, known));
    }

    private static Text text(String key, Object... values) {
        return Text.of(ProgrammeValues.class, "value." + key, values);
    }
}
