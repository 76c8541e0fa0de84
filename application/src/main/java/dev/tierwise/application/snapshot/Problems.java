package dev.tierwise.application.snapshot;

import dev.tierwise.application.snapshot.Problem.Severity;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.SourceFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the problems of a whole run and puts them in order; of a flood it keeps the first. Thread safe. */
final class Problems {

    private static final Text NOTHING = Text.verbatim("");
    private static final int MOST_ERRORS = 100;
    private static final int MOST_WARNINGS = 1000;
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    /** What differs between warnings of one kind: what they quote, and whether they can suggest something. */
    private static final Pattern OF_ONE_CASE = Pattern.compile("; did you mean '[^']*'\\?|'[^']*'");

    private record Located(int source, Origin at, long sequence, Text message) {}

    private record FileOf(int source, String name) {}

    private static final Comparator<Located> ORDER = Comparator.comparingInt(Located::source)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.order() : Integer.MAX_VALUE)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.line() : 0)
            .thenComparingInt(problem -> problem.at() instanceof Origin.InFile file ? file.column() : 0)
            .thenComparingLong(Located::sequence);

    private final List<ConfiguredSource> sources;
    private final Set<String> severalOf = new HashSet<>();
    private final First errors = new First(MOST_ERRORS);
    private final Warnings warnings = new Warnings();
    private final Set<FileOf> filesWithErrors = new HashSet<>();

    /** @param others sources of the same run whose problems are collected elsewhere */
    Problems(List<ConfiguredSource> sources, List<ConfiguredSource> others) {
        this.sources = sources;
        Set<String> seen = new HashSet<>();
        Stream.concat(sources.stream(), others.stream())
                .map(source -> source.adapter().name())
                .filter(name -> !seen.add(name))
                .forEach(severalOf::add);
    }

    synchronized void error(int source, Origin at, Text message) {
        errors.add(source, at, message);
        if (at instanceof Origin.InFile in) {
            filesWithErrors.add(new FileOf(source, in.file()));
        }
    }

    /** Whether an error was reported in a file of a source. */
    synchronized boolean hasErrors(int source, String file) {
        return filesWithErrors.contains(new FileOf(source, file));
    }

    /** Whether a place is reported before another. */
    boolean isBefore(int source, Origin at, int otherSource, Origin other) {
        return ORDER.compare(new Located(source, at, 0, NOTHING), new Located(otherSource, other, 0, NOTHING)) < 0;
    }

    synchronized void warning(int source, Origin at, Text message) {
        warnings.add(source, at, message);
    }

    synchronized boolean hasErrors() {
        return errors.count > 0;
    }

    synchronized List<Problem> warnings() {
        List<Problem> list = new ArrayList<>();
        warnings.grouped()
                .forEach(group -> list.add(new Problem(Severity.WARNING, where(group.first()), group.text())));
        if (warnings.further() > 0) {
            list.add(new Problem(
                    Severity.WARNING,
                    list.get(list.size() - 1).where(),
                    Text.counted(Problems.class, "more.warnings", warnings.further())));
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

    /** A place as people write it. */
    String where(int source, Origin at) {
        return where(new Located(source, at, 0, NOTHING));
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

    /** Warnings of one kind and file, as one. */
    private static final class Group {

        private static final int EXAMPLES = 4;

        private final List<Located> examples = new ArrayList<>();
        private long count;

        void add(Located warning) {
            count++;
            examples.add(warning);
            if (examples.size() > 10 * EXAMPLES) {
                shorten();
            }
        }

        private void shorten() {
            examples.sort(ORDER);
            if (examples.size() > EXAMPLES) {
                examples.subList(EXAMPLES, examples.size()).clear();
            }
        }

        Located first() {
            shorten();
            return examples.get(0);
        }

        /** The first warning; of further ones the number, and where some of them are. */
        Text text() {
            Located first = first();
            if (count == 1) {
                return first.message();
            }
            String said = first.message().toString();
            String others = examples.stream()
                    .skip(1)
                    .map(example -> {
                        String message = example.message().toString();
                        int line = ((Origin.InFile) example.at()).line();
                        return message.equals(said) ? String.valueOf(line) : line + " " + quoted(message);
                    })
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Text.counted(
                    Problems.class,
                    "more.like.it",
                    count - 1,
                    first.message(),
                    others + (count > examples.size() ? ", ..." : ""));
        }

        private static String quoted(String message) {
            Matcher matcher = QUOTED.matcher(message);
            return matcher.find() ? matcher.group() : "";
        }
    }

    /** Collects warnings; those of one kind and file are one, and kinds differ in what their messages say outside of quotation marks. */
    private static final class Warnings {

        private record Kind(int source, String file, String message) {}

        private final Map<Kind, Group> groups = new LinkedHashMap<>();
        private final First others = new First(MOST_WARNINGS);
        private long sequence;
        private long dropped;

        void add(int source, Origin at, Text message) {
            if (!(at instanceof Origin.InFile in)) {
                others.add(source, at, message);
                return;
            }
            String said = message.toString();
            Kind kind = new Kind(
                    source,
                    in.file(),
                    said.indexOf('\'') < 0 ? said : OF_ONE_CASE.matcher(said).replaceAll(""));
            Group group = groups.get(kind);
            if (group == null && groups.size() < MOST_WARNINGS) {
                group = new Group();
                groups.put(kind, group);
            }
            if (group == null) {
                dropped++;
            } else {
                group.add(new Located(source, at, sequence++, message));
            }
        }

        List<Group> grouped() {
            List<Group> all = new ArrayList<>(groups.values());
            for (Located other : others.sorted()) {
                Group alone = new Group();
                alone.add(other);
                all.add(alone);
            }
            all.sort(Comparator.comparing(Group::first, ORDER));
            return all;
        }

        long further() {
            return dropped + others.count - others.sorted().size();
        }
    }

    /** The first few of many, in order, without keeping the many. */
    private static final class First {

        private final int most;
        private final List<Located> kept = new ArrayList<>();
        private long count;

        First(int most) {
            this.most = most;
        }

        void add(int source, Origin at, Text message) {
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
