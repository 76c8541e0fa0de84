package dev.tierwise.cli.programme;

import dev.tierwise.cli.yaml.YamlText;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a programme as a file that explains itself. */
final class ProgrammeWriter {

    String write(Programme programme) {
        return """
                # A partner programme for Tierwise. Change what you like, check it with "tierwise programme validate FILE"
                # and use it with --programme FILE.
                schema: %s

                # Lower-case letters, digits and hyphens. Give a changed programme an id of its own.
                id: %s

                # What people read: one text, or one for each language.
                label: %s

                # The currency of all amounts below.
                currency: %s

                # What the programme looks at, in the order of the reports. There are: %s.
                metrics: [%s]

                # How long a sale counts towards sold-mrr: a portal sold on a day counts through that day plus this period.
                # P12M is 12 months, P30D 30 days.
                sold-window: %s

                # median-app-usage counts, for each portal, the apps of this list that it used within the look-back.
                app-usage:
                  look-back: %s
                  apps:
                %s

                # The certification that "certification: held" asks for.
                certification: %s

                # The days of the month on which the report of sold-mrr and the tiers are published; a day that a month
                # lacks falls on its last one.
                update-days: {report: %d, tier: %d}

                # Lowest first. A tier is met when everything that it requires is: at least the figure, or held.
                tiers:
                %s
                """.formatted(
                ProgrammeYaml.SCHEMA,
                YamlText.of(programme.id()),
                label(programme.label()),
                YamlText.of(programme.currency()),
                Metrics.all().stream().map(metric -> metric.id().value()).collect(Collectors.joining(", ")),
                programme.metrics().stream().map(MetricId::value).collect(Collectors.joining(", ")),
                programme.soldWindow(),
                programme.appLookBack(),
                programme.apps().apps().stream().map(ProgrammeWriter::app).collect(Collectors.joining("\n")),
                YamlText.of(programme.certification()),
                programme.updateDays().reportDay(),
                programme.updateDays().tierDay(),
                programme.tiers().stream().map(ProgrammeWriter::tier).collect(Collectors.joining("\n")));
    }

    private static String app(App app) {
        return "    - {id: " + YamlText.of(app.id()) + ", label: " + label(app.label()) + "}";
    }

    private static String tier(Tier tier) {
        return """
                  - id: %s
                    label: %s
                    requires: {%s}""".formatted(YamlText.of(tier.id()), label(tier.label()), requirements(tier.requirements()))
                .indent(2)
                .stripTrailing();
    }

    private static String requirements(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> requirement.metric() + ": " + required(requirement))
                .collect(Collectors.joining(", "));
    }

    private static String required(Requirement requirement) {
        boolean isFigure = Metrics.get(requirement.metric()).unit() != Unit.NONE;
        if (requirement instanceof Requirement.AtLeast atLeast
                && isFigure
                && atLeast.minimum().scale() <= 2) {
            return atLeast.minimum().toPlainString();
        }
        if (requirement instanceof Requirement.Holds && !isFigure) {
            return "held";
        }
        throw new IllegalArgumentException("a programme file cannot say " + requirement);
    }

    private static String label(Label label) {
        return label.en().equals(label.de())
                ? YamlText.of(label.en())
                : "{en: " + YamlText.of(label.en()) + ", de: " + YamlText.of(label.de()) + "}";
    }
}
