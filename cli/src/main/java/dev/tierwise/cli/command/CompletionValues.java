package dev.tierwise.cli.command;

import dev.tierwise.answers.explanation.WantedMetric;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell can offer for the value of an option or a parameter. */
final class CompletionValues {

    /** What else there is beside the choices. */
    enum Kind {
        /** Nothing. */
        CHOICES,
        /** Files and folders. */
        FILES,
        /** Folders. */
        FOLDERS,
        /** Files and folders, also behind an adapter's name. */
        SOURCES,
        /** The names of the partners of the configuration, which the script asks for when they are wanted. */
        PARTNERS;

        /** As the scripts name it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What can be offered.
     *
     * @param choices the words; none has a space
     */
    record Offer(List<String> choices, Kind kind) {

        Offer {
            choices = List.copyOf(choices);
        }

        boolean isEmpty() {
            return choices.isEmpty() && kind == Kind.CHOICES;
        }
    }

    private final AdapterRegistry adapters;

    CompletionValues(AdapterRegistry adapters) {
        this.adapters = adapters;
    }

    /** What can be offered for a value: its label says what it is, unless it can only be one of some words. */
    Offer of(ArgSpec value) {
        if (value.completionCandidates() != null) {
            return new Offer(
                    StreamSupport.stream(value.completionCandidates().spliterator(), false)
                            .toList(),
                    Kind.CHOICES);
        }
        return switch (value.paramLabel()) {
            case "NAME" -> new Offer(List.of(), isKnownPartner(value) ? Kind.PARTNERS : Kind.CHOICES);
            case "FILE", "PATH|URL" -> new Offer(List.of(), Kind.FILES);
            case "DIR" -> new Offer(List.of(), Kind.FOLDERS);
            case "SOURCE" ->
                new Offer(adapters.names().stream().map(name -> name + ":").toList(), Kind.SOURCES);
            case "ID|FILE" -> new Offer(programmes(), Kind.FILES);
            case "TIER" -> new Offer(tiers(), Kind.CHOICES);
            case "METRIC|tier" -> new Offer(figures(), Kind.CHOICES);
            default -> new Offer(List.of(), Kind.CHOICES);
        };
    }

    /** {@code init} asks for a name that is new. */
    private static boolean isKnownPartner(ArgSpec value) {
        return value instanceof OptionSpec option
                && option.longestName().equals("--partner")
                && !(value.command().userObject() instanceof InitCommand);
    }

    private static List<String> programmes() {
        return BuiltInProgrammes.all().stream().map(Programme::id).toList();
    }

    private static List<String> tiers() {
        return BuiltInProgrammes.all().stream()
                .flatMap(programme -> programme.tiers().stream())
                .map(Tier::id)
                .distinct()
                .toList();
    }

    private static List<String> figures() {
        List<String> figures = new ArrayList<>(BuiltInProgrammes.all().stream()
                .flatMap(programme -> programme.metrics().stream())
                .map(MetricId::value)
                .distinct()
                .toList());
        return Stream.concat(figures.stream(), Stream.of(WantedMetric.TIER)).toList();
    }
}
