package dev.tierwise.application.explain;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointLine;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a figure comes about. */
public sealed interface Reckoning {

    /**
     * A sum of MRR.
     *
     * @param metric  {@code sold-mrr} or {@code managed-mrr}
     * @param figure  what it comes to: the sums of the addends' ends
     * @param addends the portals that count or may count, in the order of the sources
     * @param others  how many portals do not count, by the reason
     */
    record Sum(MetricId metric, Measurement.Figure figure, List<Addend> addends, Map<Enum<?>, Integer> others)
            implements Reckoning {

        public Sum {
            addends = List.copyOf(addends);
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }
    }

    /**
     * What a portal adds to a sum of MRR.
     *
     * @param id     the portal
     * @param name   empty when unknown
     * @param count  whether it counts, surely or perhaps
     * @param reason why
     * @param mrr    its MRR; empty when unknown
     * @param low    what it adds at least: nothing where it only may count or its MRR is unknown
     * @param high   what it adds at most; empty when there is no bound
     */
    record Addend(
            String id,
            Optional<String> name,
            Count count,
            Enum<?> reason,
            Optional<ConvertedMrr> mrr,
            BigDecimal low,
            Optional<BigDecimal> high) {}

    /**
     * A median. Where facts are unknown, each end of it has portals of its own.
     *
     * @param figure what it comes to: the medians of both choices
     * @param low    the choice that makes it lowest
     * @param high   the choice that makes it highest
     * @param others how many portals surely do not contribute, by the reason
     */
    record Median(Measurement.Figure figure, MedianChoice low, MedianChoice high, Map<MedianReason, Integer> others)
            implements Reckoning {

        public Median {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }
    }

    /**
     * A sum of points. Each portal's are cut off where their decimals do not end, their sum is not.
     *
     * @param metric  one of {@link MetricId#POINTS}
     * @param figure  what it comes to
     * @param portals those that give points or may, in the order of the sources
     * @param others  how many give none
     */
    record PointList(MetricId metric, Measurement.Figure figure, List<PointAddend> portals, int others)
            implements Reckoning {

        public PointList {
            portals = List.copyOf(portals);
        }
    }

    /**
     * What a portal gives to a sum of points.
     *
     * @param id     the portal
     * @param name   empty when unknown
     * @param credit whether it counts, surely or perhaps, and the points
     * @param lines  what they are made of, before they are rounded
     */
    record PointAddend(String id, Optional<String> name, PortalPoints.Credit credit, List<PointLine> lines) {

        public PointAddend {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Something that is the partner's, whatever its portals.
     *
     * @param metric         which metric
     * @param measurement    what it comes to
     * @param certifications those that are known, where the metric looks at them
     * @param complete       whether there are no others
     */
    record OfPartner(MetricId metric, Measurement measurement, List<Certification> certifications, boolean complete)
            implements Reckoning {

        public OfPartner {
            certifications = List.copyOf(certifications);
        }
    }

    /** The tier, which follows from the evaluation's criteria. */
    record Tiers() implements Reckoning {}
}
