package dev.tierwise.answers.document;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where rules and figures of a programme are published, and what is assumed because nothing is.
 *
 * @param clauses    the rules and figures of which either is known, in the order of a programme file
 * @param references the publications that are named as sources
 */
public record RuleSources(List<SourcedClause> clauses, List<Publication> references) {

    /** What some clauses of a programme rest on. */
    public static RuleSources of(Programme programme, List<Clause> clauses) {
        List<SourcedClause> sourced = clauses.stream()
                .filter(clause -> !programme.references().of(clause).isNone())
                .map(clause -> SourcedClause.of(clause, programme.references().of(clause)))
                .toList();
        return new RuleSources(
                sourced,
                programme.references().publications().stream()
                        .filter(publication -> sourced.stream().anyMatch(clause -> clause.names(publication.id())))
                        .map(Publication::of)
                        .toList());
    }

    /** Tiers of which the same is known together, amounts of other currencies likewise, and any other clause alone. */
    public List<Alike> alike() {
        Map<Alike, List<String>> groups = new LinkedHashMap<>();
        for (SourcedClause clause : clauses) {
            List<String> ids =
                    clause.sources().stream().map(Source::reference).distinct().toList();
            groups.computeIfAbsent(new Alike(List.of(clause.kind()), ids, clause.assumed()), group -> new ArrayList<>())
                    .add(clause.clause());
        }
        return groups.entrySet().stream()
                .map(group -> new Alike(
                        group.getValue(),
                        group.getKey().references(),
                        group.getKey().assumed()))
                .toList();
    }

    /** The number of a publication among those that are named as sources, first = 1. */
    public int number(String id) {
        return references.indexOf(publication(id)) + 1;
    }

    /** What a clause rests on; empty when nobody has said. */
    public Optional<SourcedClause> find(String clause) {
        return clauses.stream().filter(known -> known.clause().equals(clause)).findFirst();
    }

    /** The publication of an id, one of those that are named as sources. */
    public Publication publication(String id) {
        return references.stream()
                .filter(publication -> publication.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The sentences that are quoted, in the order of the clauses. */
    public List<String> quotes() {
        return clauses.stream().flatMap(clause -> clause.quotes().stream()).toList();
    }

    /** The publications that sentences are quoted from, in English; null if none is. */
    public @Nullable String quoted() {
        String titles = references.stream()
                .filter(publication -> clauses.stream().anyMatch(clause -> clause.quotes(publication.id())))
                .map(Publication::english)
                .collect(Collectors.joining("; "));
        return titles.isEmpty() ? null : titles;
    }

    /**
     * Rules and figures of which the same is known.
     *
     * @param clauses    which ones, as paths
     * @param references the ids of the publications
     * @param assumed    what is assumed about them; null if nothing is
     */
    public record Alike(
            List<String> clauses,
            List<String> references,
            @Nullable Label assumed) {}

    /**
     * A rule or a figure.
     *
     * @param clause  which one, as the path to it in a programme file, such as {@code tiers.gold}
     * @param sources where it is published
     * @param assumed what is assumed about it; left out if nothing is
     */
    public record SourcedClause(
            String clause,
            List<Source> sources,
            @LeftOutIfNull @Nullable Label assumed) {

        private static SourcedClause of(Clause clause, Basis basis) {
            return new SourcedClause(
                    clause.path(),
                    basis.sources().stream()
                            .map(source -> new Source(
                                    source.reference(), source.quote().orElse(null)))
                            .toList(),
                    basis.assumed().orElse(null));
        }

        /** The sentences that are quoted. */
        public List<String> quotes() {
            return sources.stream()
                    .flatMap(source -> Optional.ofNullable(source.quote()).stream())
                    .toList();
        }

        private String kind() {
            return clause.replaceFirst("^(tiers|points\\.fixed-amounts)\\..*", "$1");
        }

        private boolean names(String publication) {
            return sources.stream().anyMatch(source -> source.reference().equals(publication));
        }

        private boolean quotes(String publication) {
            return sources.stream()
                    .anyMatch(source ->
                            source.quote() != null && source.reference().equals(publication));
        }
    }

    /**
     * A place in a publication.
     *
     * @param reference the id of the publication
     * @param quote     a sentence of it, word for word and in its language; left out if none is quoted
     */
    public record Source(
            String reference, @LeftOutIfNull @Nullable String quote) {}

    /**
     * A publication.
     *
     * @param id      what the programme calls it
     * @param title   its title
     * @param address where it is; left out if unknown
     * @param date    when it was published or last changed: a day, a month or a year; left out if unknown
     * @param says    what it says about the programme; left out if its title is enough
     */
    public record Publication(
            String id,
            Label title,
            @LeftOutIfNull @Nullable String address,
            @LeftOutIfNull @Nullable String date,
            @LeftOutIfNull @Nullable Label says) {

        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu[-MM[-dd]]", Locale.ROOT);

        private static Publication of(Reference reference) {
            return new Publication(
                    reference.id(),
                    reference.title(),
                    reference.address().orElse(null),
                    reference.published().map(Object::toString).orElse(null),
                    reference.says().orElse(null));
        }

        /** When it was published: a {@link LocalDate}, a {@link YearMonth} or a {@link Year}; empty when unknown. */
        public Optional<TemporalAccessor> published() {
            return Optional.ofNullable(date)
                    .map(known -> DATE.parseBest(known, LocalDate::from, YearMonth::from, Year::from));
        }

        private String english() {
            return title.en()
                    + published()
                            .map(known -> known instanceof LocalDate
                                    ? "d MMMM uuuu"
                                    : known instanceof YearMonth ? "MMMM uuuu" : "uuuu")
                            .map(pattern -> ", "
                                    + DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                                            .format(published().orElseThrow()))
                            .orElse("");
        }
    }
}
