package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tiers, apps and metrics that the rules of a history have, or those of its line of programmes together. A ledger keeps the
 * rules of the last refresh only: what that one wrote has no other ids. What earlier ones wrote may have those of earlier rules,
 * unless it followed a built-in programme, which never changes.
 */
final class Vocabulary {

    private final String id;
    private final List<Programme> programmes;
    private final List<String> tiers;
    private final boolean fixed;

    Vocabulary(Programme rules) {
        this.id = rules.historyId();
        this.programmes = rules.line()
                .map(line -> line.versions().stream()
                        .map(ProgrammeLine.Version::programme)
                        .toList())
                .orElse(List.of(rules));
        this.tiers = rules.tiersOfLine().stream().map(Tier::id).toList();
        this.fixed = rules.line().isEmpty() && BuiltInProgrammes.all().stream().anyMatch(rules::hasSameRules);
    }

    /** Whether these rules have held for all of the history. */
    boolean isFixed() {
        return fixed;
    }

    /** What is wrong with a tier, in words; empty when nothing is. */
    Optional<Text> faultOf(TierRange tier) {
        Optional<Text> unknown =
                tier.atLeast().flatMap(this::faultOfTier).or(() -> tier.atMost().flatMap(this::faultOfTier));
        if (unknown.isPresent() || tier.atLeast().isEmpty()) {
            return unknown;
        }
        String least = tier.atLeast().get();
        String most = tier.atMost().orElseThrow();
        return tiers.indexOf(least) <= tiers.indexOf(most)
                ? Optional.empty()
                : Optional.of(Text.of(Vocabulary.class, "tier.crossed", least, most));
    }

    private Optional<Text> faultOfTier(String tier) {
        return tiers.contains(tier) ? Optional.empty() : Optional.of(unknown("tier", tier));
    }

    /** What is wrong with the ids of apps, in words; empty when nothing is. */
    Optional<Text> faultOfApps(Collection<String> ids) {
        return ids.stream()
                .filter(app -> programmes.stream()
                        .allMatch(rules -> rules.apps().position(app).isEmpty()))
                .map(app -> unknown("app", app))
                .findFirst();
    }

    /** What is wrong with the id of a metric, in words; empty when nothing is. */
    Optional<Text> faultOfMetric(String metric) {
        return programmes.stream()
                        .flatMap(rules -> rules.metrics().stream())
                        .map(MetricId::value)
                        .anyMatch(metric::equals)
                ? Optional.empty()
                : Optional.of(unknown("metric", metric));
    }

    private Text unknown(String what, String other) {
        return Text.of(Vocabulary.class, "no." + what, id, other);
    }
}
