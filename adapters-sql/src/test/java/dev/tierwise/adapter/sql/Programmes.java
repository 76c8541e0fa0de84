package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The programmes of the tests: the built-in one with days of its own, and with every metric but the invitation. */
final class Programmes {

    static final ProgrammeCodec CODEC = new ProgrammeCodec() {
        @Override
        public String write(Programme programme) {
            return programme.id() + " " + programme.updateDays().reportDay() + " "
                    + programme.updateDays().tierDay() + tierMonths(programme.updateDays());
        }

        @Override
        public Programme read(String text) {
            if (text.equals(BuiltInProgrammes.HUBSPOT_2018_01.id())) {
                return BuiltInProgrammes.HUBSPOT_2018_01;
            }
            String[] words = text.split(" ");
            if (words.length < 3) {
                throw new LedgerException(
                        LedgerException.Kind.DAMAGED, Text.verbatim("'" + text + "' is not a programme"));
            }
            try {
                Month[] months =
                        Arrays.stream(words).skip(3).map(Month::valueOf).toArray(Month[]::new);
                return programme(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), months);
            } catch (IllegalArgumentException e) {
                throw new LedgerException(
                        LedgerException.Kind.DAMAGED, Text.verbatim("'" + text + "' is not a programme"));
            }
        }
    };

    private static String tierMonths(UpdateDays days) {
        return days.tierMonths().size() == 12
                ? ""
                : days.tierMonths().stream().map(month -> " " + month).collect(Collectors.joining());
    }

    private Programmes() {}

    /** @param tierMonths the months in which tiers are updated; all of them where none is given */
    static Programme programme(String id, int reportDay, int tierDay, Month... tierMonths) {
        Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                id,
                like.label(),
                like.currency(),
                Metrics.all().stream()
                        .map(Metric::id)
                        .filter(metric -> !metric.equals(MetricId.INVITATION))
                        .toList(),
                like.soldWindow(),
                like.appLookBack(),
                like.apps(),
                like.certification(),
                tierMonths.length == 0
                        ? new UpdateDays(reportDay, tierDay)
                        : new UpdateDays(reportDay, tierDay, Set.of(tierMonths)),
                like.tiers(),
                Optional.of(new PointRules(
                        new BigDecimal("100"),
                        List.of(new PointRate(
                                PointRate.Kind.MANAGED, Optional.empty(), BigDecimal.ONE, BigDecimal.ONE)),
                        List.of(),
                        false,
                        Optional.empty())),
                Map.of());
    }
}
