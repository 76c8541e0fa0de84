package dev.tierwise.cli.command;

import dev.tierwise.cli.command.CompletionValues.Offer;
import dev.tierwise.files.ResourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script for a shell, made of what picocli knows of the commands: what is fixed is a resource, the rest are tables. */
final class CompletionScript {

    private final Map<String, CommandSpec> commands = new LinkedHashMap<>();
    private final CompletionValues values;

    CompletionScript(CommandLine root, CompletionValues values) {
        this.values = values;
        collect("", root);
    }

    private void collect(String path, CommandLine command) {
        commands.put(path, command.getCommandSpec());
        command.getSubcommands().forEach((name, below) -> collect((path + " " + name).strip(), below));
    }

    String bash() {
        return ResourceText.of(CompletionScript.class, "completion.bash") + tables();
    }

    /** Saved as a file of {@code $fpath}, the script is the function itself. */
    String zsh() {
        return ResourceText.of(CompletionScript.class, "completion.zsh") + tables() + """

                if [[ $funcstack[1] == _tierwise ]]; then
                  _tierwise "$@"
                else
                  compdef _tierwise tierwise
                fi
                """;
    }

    /** Two functions that bash and zsh understand alike. */
    private String tables() {
        StringBuilder text = new StringBuilder("\n_tierwise_command() {\n  case $1 in\n");
        Map<Offer, List<String>> offers = new LinkedHashMap<>();
        commands.forEach((path, command) -> {
            text.append("    '%s')%n      subcommands='%s'%n      options='%s'%n      valued='%s'%n      ;;%n"
                    .formatted(path, below(command), names(shown(command)), names(valued(command))));
            for (OptionSpec option : valued(command)) {
                for (String name : option.names()) {
                    offers.computeIfAbsent(values.of(option), offer -> new ArrayList<>())
                            .add("'" + path + " " + name + "'");
                }
            }
            offers.computeIfAbsent(offer(path, command), offer -> new ArrayList<>())
                    .add("'" + path + " '");
        });
        text.append("  esac\n}\n\n_tierwise_values() {\n  choices=''\n  kind=choices\n  case \"$1 $2\" in\n");
        offers.forEach((offer, places) -> {
            if (!offer.isEmpty()) {
                text.append("    %s)%n      choices='%s'%n      kind=%s%n      ;;%n"
                        .formatted(String.join(" | ", places), String.join(" ", offer.choices()), offer.kind()));
            }
        });
        return text.append("  esac\n}\n").toString().replace(System.lineSeparator(), "\n");
    }

    String fish() {
        StringBuilder text = new StringBuilder(ResourceText.of(CompletionScript.class, "completion.fish"));
        text.append("set -g __tierwise_commands ")
                .append(commands.keySet().stream()
                        .filter(path -> !path.isEmpty())
                        .map(CompletionScript::quoted)
                        .collect(Collectors.joining(" ")))
                .append("\nset -g __tierwise_valued ")
                .append(commands.values().stream()
                        .flatMap(command -> valued(command).stream())
                        .flatMap(option -> Stream.of(option.names()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(" ")))
                .append("\n");
        commands.forEach((path, command) -> {
            String line = "complete -c tierwise -n " + quoted("__tierwise_at " + quoted(path));
            command.subcommands()
                    .forEach((name, below) -> text.append(line)
                            .append(" -a ")
                            .append(name)
                            .append(description(
                                    below.getCommandSpec().usageMessage().description()))
                            .append("\n"));
            Offer sources = offer(path, command);
            if (!sources.isEmpty()) {
                text.append(line).append(fish(sources)).append("\n");
            }
            for (OptionSpec option : shown(command)) {
                text.append(line);
                for (String name : option.names()) {
                    text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
                }
                text.append(option.arity().max() > 0 ? " -r" + fish(values.of(option)) : "")
                        .append(description(option.description()))
                        .append("\n");
            }
        });
        return text.toString();
    }

    private static String fish(Offer offer) {
        String choices = String.join(" ", offer.choices());
        return switch (offer.kind()) {
            case CHOICES -> " -f" + (choices.isEmpty() ? "" : " -a " + quoted(choices));
            case FILES, SOURCES -> " -F" + (choices.isEmpty() ? "" : " -a " + quoted(choices));
            case FOLDERS -> " -f -a '(__fish_complete_directories (commandline -ct))'";
            case PARTNERS -> " -f -a '(__tierwise_partners)'";
        };
    }

    /** The first sentence is enough beside a word. */
    private static String description(String... lines) {
        return lines.length == 0 ? "" : " -d " + quoted(lines[0].replaceFirst("(?s)\\.\\s.*", "."));
    }

    /** In single quotes, where only they and the backslash mean something. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** What can be offered where no option precedes: the parameter of the command, or for {@code help} the commands. */
    private Offer offer(String path, CommandSpec command) {
        if (path.equals("help")) {
            return new Offer(
                    commands.keySet().stream()
                            .filter(known -> !known.isEmpty() && !known.contains(" "))
                            .toList(),
                    CompletionValues.Kind.CHOICES);
        }
        return command.positionalParameters().stream()
                .findFirst()
                .map(parameter -> values.of((ArgSpec) parameter))
                .orElse(new Offer(List.of(), CompletionValues.Kind.CHOICES));
    }

    private static String below(CommandSpec command) {
        return String.join(" ", command.subcommands().keySet());
    }

    private static List<OptionSpec> shown(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static List<OptionSpec> valued(CommandSpec command) {
        return shown(command).stream()
                .filter(option -> option.arity().max() > 0)
                .toList();
    }

    private static String names(List<OptionSpec> options) {
        return options.stream().flatMap(option -> Stream.of(option.names())).collect(Collectors.joining(" "));
    }
}
