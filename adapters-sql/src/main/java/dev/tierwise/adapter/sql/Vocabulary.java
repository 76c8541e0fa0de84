package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tiers, apps and metrics that the rules of a history have. A ledger keeps the rules of the last refresh only: what that
 * one wrote has no other ids. What earlier ones wrote may have those of earlier rules, unless the rules are built in and so
 * never change.
 */
final class Vocabulary {

    private final Programme rules;
    private final List<String> tiers;
    private final boolean fixed;

    Vocabulary(Programme rules) {
        this.rules = rules;
        this.tiers = rules.tiers().stream().map(Tier::id).toList();
        this.fixed = BuiltInProgrammes.all().stream().anyMatch(rules::hasSameRules);
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

    private Optional<Text> faultOfTier(String id) {
        return tiers.contains(id) ? Optional.empty() : Optional.of(unknown("tier", id));
    }

    /** What is wrong with the ids of apps, in words; empty when nothing is. */
    Optional<Text> faultOfApps(Collection<String> ids) {
        return ids.stream()
                .filter(id -> rules.apps().position(id).isEmpty())
                .map(id -> unknown("app", id))
                .findFirst();
    }

    /** What is wrong with the id of a metric, in words; empty when nothing is. */
    Optional<Text> faultOfMetric(String id) {
        return rules.metrics().stream().map(MetricId::value).anyMatch(id::equals)
                ? Optional.empty()
                : Optional.of(unknown("metric", id));
    }

    private Text unknown(String what, String id) {
        return Text.of(Vocabulary.class, "no." + what, rules.id(), id);
    }
}
