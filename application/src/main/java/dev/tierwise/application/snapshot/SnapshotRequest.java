package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.Programme;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which facts are asked for.
 *
 * @param sources   in the order in which they are believed; at least one
 * @param partner   what the configuration says about the partner
 * @param asOf      the day; empty for today in the partner's time zone
 * @param programme whose apps and windows decide which facts matter; of a line the one that is in force on the day, which is known
 *                  for certain once a source has told the time zone: see {@link #on}
 * @param rates     into the programme's currency, believed before those of the sources; each known MRR needs one, unless the programme counts points and has an
 *                  amount of its currency fixed since ever. The MRR of a single sale needs one only where points are
 *                  counted
 * @param detail    how much of what the sources say is kept
 * @param timeLimit how long reading may take
 * @param progress  is told how far the reading is
 * @param others    what is read beside it for the same answer: places in files of the same adapter are told apart by the
 *                  location of their source
 */
public record SnapshotRequest(
        List<ConfiguredSource> sources,
        PartnerConfiguration partner,
        Optional<LocalDate> asOf,
        Programme programme,
        ExchangeRates rates,
        Detail detail,
        Duration timeLimit,
        ReadingProgress progress,
        List<ConfiguredSource> others) {

    /** @throws IllegalArgumentException when there is no source */
    public SnapshotRequest {
        sources = List.copyOf(sources);
        others = List.copyOf(others);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there is no source to read");
        }
    }

    /** Nothing is read beside it. */
    public SnapshotRequest(
            List<ConfiguredSource> sources,
            PartnerConfiguration partner,
            Optional<LocalDate> asOf,
            Programme programme,
            ExchangeRates rates,
            Detail detail,
            Duration timeLimit,
            ReadingProgress progress) {
        this(sources, partner, asOf, programme, rates, detail, timeLimit, progress, List.of());
    }

    /** The same for a day. */
    public SnapshotRequest asOf(LocalDate day) {
        return new SnapshotRequest(
                sources, partner, Optional.of(day), programme, rates, detail, timeLimit, progress, others);
    }

    /** The same under the programme that is in force on a day. */
    public SnapshotRequest on(LocalDate day) {
        return new SnapshotRequest(
                sources, partner, asOf, programme.on(day), rates, detail, timeLimit, progress, others);
    }

    /** The same of which so much is kept, and which tells somebody else how far it is. */
    public SnapshotRequest keeping(Detail other, ReadingProgress told) {
        return new SnapshotRequest(sources, partner, asOf, programme, rates, other, timeLimit, told, others);
    }

    /** The same with other exchange rates. */
    public SnapshotRequest with(ExchangeRates others) {
        return new SnapshotRequest(sources, partner, asOf, programme, others, detail, timeLimit, progress, this.others);
    }

    /** The same where something else is read beside it. */
    public SnapshotRequest beside(List<ConfiguredSource> other) {
        return new SnapshotRequest(sources, partner, asOf, programme, rates, detail, timeLimit, progress, other);
    }
}
