package dev.tierwise.cli.programme;

import static java.time.format.ResolverStyle.STRICT;

import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlList;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import dev.tierwise.domain.programme.Label;
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
        return expect(
                        scalar,
                        ID.matcher(scalar.text()).matches(),
                        "an id of lower-case letters, digits and single hyphens")
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private boolean isNotBlank(YamlScalar scalar) {
        return expect(scalar, !scalar.text().isBlank(), "a text that is not blank");
    }

    /** The label among the fields of something: one text, or one for each language. */
    Optional<Label> label(YamlFields fields) {
        Optional<YamlNode> node =
                fields.required("label", "one text, or one for each language: {en: English, de: German}");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof YamlMapping languages)) {
            return node.get()
                    .asScalar(findings, "one text, or one for each language: {en: English, de: German}")
                    .filter(this::isNotBlank)
                    .map(text -> Label.same(text.text()));
        }
        YamlFields texts = languages.fields(findings);
        Optional<YamlScalar> en =
                texts.requiredScalar("en", "the English label").filter(this::isNotBlank);
        Optional<YamlScalar> de = texts.requiredScalar("de", "the German label").filter(this::isNotBlank);
        texts.end();
        return en.flatMap(english -> de.map(german -> new Label(english.text(), german.text())));
    }

    Optional<String> currency(YamlScalar scalar) {
        return expect(scalar, scalar.text().matches("[A-Z]{3}"), "three capital letters such as USD")
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    Optional<LocalDate> date(YamlScalar scalar) {
        try {
            if (DATE_FORM.matcher(scalar.text()).matches()) {
                return Optional.of(LocalDate.parse(scalar.text(), DATE));
            }
        } catch (DateTimeParseException e) {
            // a day that no calendar has is complained about like one of another form
        }
        expect(scalar, false, "a day such as 2024-02-27");
        return Optional.empty();
    }

    /**
     * A number that is not negative.
     *
     * @param places as many decimals as it can have
     * @param fillIn what people are told where a template's marker still stands
     */
    Optional<BigDecimal> figure(YamlNode node, int places, String fillIn) {
        String expected = expectedFigure(places);
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
    Optional<BigDecimal> figureAboveZero(YamlNode node, int places, String fillIn) {
        return figure(node, places, fillIn).filter(figure -> {
            if (figure.signum() == 0) {
                findings.error(node.place(), "expected a number above zero, found '" + figure.toPlainString() + "'");
            }
            return figure.signum() > 0;
        });
    }

    private static String expectedFigure(int places) {
        return switch (places) {
            case 0 -> "a whole number";
            case 2 -> "a number: digits, optionally a point and one or two decimals";
            default -> "a number: digits, optionally a point and up to " + places + " decimals";
        };
    }

    /**
     * One of a few constants, by its name in lower case with hyphens.
     *
     * @param what what people call them, for instance {@code "kind of rate"}
     */
    <E extends Enum<E>> Optional<E> constant(YamlScalar scalar, String what, Collection<E> known) {
        for (E constant : known) {
            if (name(constant).equals(scalar.text())) {
                return Optional.of(constant);
            }
        }
        List<String> names = known.stream().map(ProgrammeValues::name).toList();
        findings.error(
                scalar.place(), "there is no " + what + " '" + scalar.text() + "'" + suggestion(scalar.text(), names));
        return Optional.empty();
    }

    /** How a constant is written in a file. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean expect(YamlScalar scalar, boolean fulfilled, String expected) {
        if (!fulfilled) {
            findings.error(scalar.place(), "expected " + expected + ", found '" + scalar.text() + "'");
        }
        return fulfilled;
    }

    static List<YamlNode> items(Optional<YamlList> list) {
        return list.map(YamlList::items).orElse(List.of());
    }

    /** The end of a complaint about a name that nobody knows. */
    static String suggestion(String written, Collection<String> known) {
        return Nearest.to(written, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> "; there are: " + String.join(", ", known));
    }
}
