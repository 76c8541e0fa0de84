package dev.tierwise.application.snapshot;

import dev.tierwise.application.snapshot.Problem.Severity;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.SourceFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the problems of a whole run and puts them in order; of a flood it keeps the first. Thread safe. */
final class Problems {

    private static final int MOST_ERRORS = 100;
    private static final int MOST_WARNINGS = 1000;

    private record Located(int source, Origin at, long sequence, String message) {}

    private static final Comparator<Located> ORDER = Comparator.comparingInt(Located::source)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.order() : Integer.MAX_VALUE)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.line() : 0)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.column() : 0)
            .thenComparingLong(Located::sequence);

    private final List<ConfiguredSource> sources;
    private final Set<String> severalOf = new HashSet<>();
    private final First errors = new First(MOST_ERRORS);
    private final First warnings = new First(MOST_WARNINGS);

    /** @param others sources of the same run whose problems are collected elsewhere */
    Problems(List<ConfiguredSource> sources, List<ConfiguredSource> others) {
        this.sources = sources;
        Set<String> seen = new HashSet<>();
        Stream.concat(sources.stream(), others.stream())
                .map(source -> source.adapter().name())
                .filter(name -> !seen.add(name))
                .forEach(severalOf::add);
    }

    synchronized void error(int source, Origin at, String message) {
        errors.add(source, at, message);
    }

    synchronized void warning(int source, Origin at, String message) {
        warnings.add(source, at, message);
    }

    synchronized boolean hasErrors() {
        return errors.count > 0;
    }

    synchronized List<Problem> warnings() {
        List<Problem> list = problems(Severity.WARNING, warnings);
        if (warnings.count > list.size()) {
            long more = warnings.count - list.size();
            list.add(new Problem(
                    Severity.WARNING,
                    list.get(list.size() - 1).where(),
                    "and " + more + " more warnings, which are not listed"));
        }
        return list;
    }

    synchronized BadInputException asException() {
        return new BadInputException(problems(Severity.ERROR, errors), errors.count, warnings());
    }

    private List<Problem> problems(Severity severity, First first) {
        List<Problem> list = new ArrayList<>();
        for (Located problem : first.sorted()) {
            list.add(new Problem(severity, where(problem), problem.message()));
        }
        return list;
    }

    private String where(Located problem) {
        ConfiguredSource source = sources.get(problem.source());
        SourceFactory adapter = source.adapter();
        if (problem.at() instanceof Origin.InFile file) {
            String place = file.file() + ":" + file.line() + ":" + file.column();
            // what is wrong with the location itself is reported under its own name
            boolean inLocation = !file.file().equals(source.location());
            return inLocation && severalOf.contains(adapter.name()) ? folder(source.location()) + place : place;
        }
        String record = problem.at() instanceof Origin.OfAnswer answer
                ? answer.record()
                : ((Origin.OfRecord) problem.at()).id();
        // two databases, say: which of them is it?
        boolean isUnclear =
                severalOf.contains(adapter.name()) && !source.location().equals(adapter.name());
        return adapter.name() + ":" + (isUnclear ? folder(source.location()) : "") + "record/" + record;
    }

    private static String folder(String location) {
        return location.endsWith("/") || location.endsWith("\\") ? location : location + "/";
    }

    /** The first few of many, in order, without keeping the many. */
    private static final class First {

        private final int most;
        private final List<Located> kept = new ArrayList<>();
        private long count;

        First(int most) {
            this.most = most;
        }

        void add(int source, Origin at, String message) {
            kept.add(new Located(source, at, count++, message));
            if (kept.size() >= 10 * most) {
                sorted();
            }
        }

        List<Located> sorted() {
            kept.sort(ORDER);
            if (kept.size() > most) {
                kept.subList(most, kept.size()).clear();
            }
            return kept;
        }
    }
}
