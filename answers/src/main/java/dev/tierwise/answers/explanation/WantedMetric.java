package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A figure that is to be explained, as people name it. */
public final class WantedMetric {

    /** What names no metric but the tier. */
    public static final String TIER = "tier";

    private static final Set<String> TIER_NAMES = Set.of(TIER, "partnerstufe", "stufe");

    private WantedMetric() {}

    /**
     * The metric with that id, or with that name in either language; empty for the tier.
     *
     * @param option what names it, such as {@code --why}, for the message
     * @throws UserException if the programme has no such metric
     */
    public static Optional<MetricId> of(Programme programme, String option, String wanted) {
        if (TIER_NAMES.contains(App.form(wanted))) {
            return Optional.empty();
        }
        Optional<MetricId> metric = programme.metrics().stream()
                .filter(each -> names(each, programme).contains(App.form(wanted)))
                .findFirst();
        if (metric.isEmpty()) {
            List<String> known = new ArrayList<>(
                    programme.metrics().stream().map(MetricId::value).toList());
            known.add(TIER);
            throw UserException.usage(
                    Words.class,
                    "metric.unknown",
                    programme.id(),
                    wanted,
                    Suggestion.orExpected(wanted, known),
                    option);
        }
        return metric;
    }

    /** What a metric is called: by its id, and in either language, also without what stands in brackets behind it. */
    private static Set<String> names(MetricId metric, Programme programme) {
        Set<String> names = new HashSet<>();
        names.add(App.form(metric.value()));
        for (Language language : Language.values()) {
            String label = App.form(new Words(language, Rules.of(programme), new Typeface(true)).metric(metric));
            names.add(label);
            names.add(label.replaceFirst("\\(.*\\)$", ""));
        }
        return names;
    }
}
