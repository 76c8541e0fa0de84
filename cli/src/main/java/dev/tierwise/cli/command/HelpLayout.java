package dev.tierwise.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How the help of every command looks: commands by what they are for, options in the order of {@link HelpOrder}, and lines
 * that break between words only. picocli itself also breaks after a full stop or a colon, as in the middle of an address.
 */
public final class HelpLayout {

    private static final int NAME_INDENT = 2;
    private static final String CONTINUATION = "    ";

    private HelpLayout() {}

    /** Gives the help of a command, and of all below it, this form. */
    public static void applyTo(CommandLine root) {
        Map<String, IHelpSectionRenderer> sections = root.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpLayout::synopsis);
        sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, HelpLayout::description);
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpLayout::commands);
        sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, HelpLayout::parameters);
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpLayout::footer);
        root.setHelpSectionMap(sections);
        root.setHelpSectionKeys(List.of(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_FOOTER));
        shorten(root);
    }

    /** A synopsis with every option would be longer than the rest. */
    private static void shorten(CommandLine command) {
        command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        command.getSubcommands().values().forEach(HelpLayout::shorten);
    }

    private static String synopsis(Help help) {
        return HelpTexts.label(
                help.synopsis(help.synopsisHeadingLength()), help.commandSpec().resourceBundle());
    }

    private static String description(Help help) {
        return paragraphs(help, help.commandSpec().usageMessage().description()) + System.lineSeparator();
    }

    private static String footer(Help help) {
        return paragraphs(help, help.commandSpec().usageMessage().footer());
    }

    private static String paragraphs(Help help, String... paragraphs) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : String.join("\n", paragraphs).split("\n", -1)) {
            String indent = paragraph.startsWith(" ") ? CONTINUATION : "";
            List<Text> lines = wrapped(help.ansi().new Text(paragraph), width(help) - indent.length());
            for (int i = 0; i < lines.size(); i++) {
                text.append(i == 0 ? "" : indent).append(lines.get(i)).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static String commands(Help help) {
        if (help.commandSpec().parent() != null) {
            List<String> commands = List.copyOf(help.subcommands().keySet());
            return commands.isEmpty() ? "" : section(help, "heading.commands", commands);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Commands.GROUPS.size(); i++) {
            text.append(section(help, "group." + i, Commands.GROUPS.get(i)));
        }
        return text.toString();
    }

    /** Commands with the first sentence of what is said of each. */
    private static String section(Help help, String heading, List<String> names) {
        int nameWidth = namesWidth(help) + NAME_INDENT;
        int sentenceWidth = width(help) - nameWidth;
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(nameWidth, NAME_INDENT, Column.Overflow.TRUNCATE),
                new Column(sentenceWidth, NAME_INDENT, Column.Overflow.TRUNCATE));
        for (String name : names) {
            Text shown = help.colorScheme().commandText(name);
            String sentence = help.commandSpec()
                    .resourceBundle()
                    .getString(help.commandSpec().qualifiedName(".") + "." + name + ".usage.description.0");
            for (Text line : wrapped(help.ansi().new Text(sentence), sentenceWidth - NAME_INDENT)) {
                table.addRowValues(shown, line);
                shown = help.ansi().new Text("");
            }
        }
        return heading(help, heading) + table;
    }

    /** Of all the commands that are shown together, in however many sections. */
    private static int namesWidth(Help help) {
        Collection<String> names = help.commandSpec().parent() == null
                ? Commands.NAMES
                : help.subcommands().keySet();
        return names.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String parameters(Help help) {
        Layout layout = layout(help);
        layout.addAllPositionalParameters(help.commandSpec().positionalParameters(), help.parameterLabelRenderer());
        return layout.toString();
    }

    private static String options(Help help) {
        boolean isRoot = help.commandSpec().parent() == null;
        // all commands are to fit on one screen
        String gap = isRoot ? "" : System.lineSeparator();
        return options(
                        help,
                        isRoot || !help.subcommands().isEmpty() ? System.lineSeparator() : "",
                        option -> option.order() < HelpOrder.RARE)
                + options(help, gap + heading(help, "heading.rare"), option -> option.order() == HelpOrder.RARE)
                + options(
                        help, gap + heading(help, "heading.adapters"), option -> option.order() == HelpOrder.ADAPTERS);
    }

    private static String options(Help help, String heading, Predicate<OptionSpec> wanted) {
        List<OptionSpec> options = help.commandSpec().options().stream()
                .filter(wanted.and(option -> !option.hidden()))
                .sorted(Comparator.comparingInt(OptionSpec::order))
                .toList();
        if (options.isEmpty()) {
            return "";
        }
        Layout layout = layout(help);
        layout.addAllOptions(options, help.parameterLabelRenderer());
        return heading + layout;
    }

    private static String heading(Help help, String key) {
        return help.commandSpec().resourceBundle().getString(key) + ":" + System.lineSeparator();
    }

    /** picocli's own columns, with descriptions that are wrapped before it would break them. */
    private static Layout layout(Help help) {
        TextTable table = TextTable.forDefaultColumns(
                help.colorScheme(),
                help.calcLongOptionColumnWidth(
                        help.commandSpec().options(), help.commandSpec().positionalParameters(), help.colorScheme()),
                width(help));
        Column last = table.columns()[table.columns().length - 1];
        int room = last.width - last.indent;
        return new Layout(
                help.colorScheme(),
                table,
                (option, labels, colours) ->
                        wrapped(help, help.createDefaultOptionRenderer().render(option, labels, colours), room),
                (parameter, labels, colours) ->
                        wrapped(help, help.createDefaultParameterRenderer().render(parameter, labels, colours), room));
    }

    /** The same rows, and more where the text in the last column is too long. */
    private static Text[][] wrapped(Help help, Text[][] rows, int room) {
        List<Text[]> wrapped = new ArrayList<>();
        for (Text[] row : rows) {
            Text[] cells = row;
            for (Text line : wrapped(row[row.length - 1], room)) {
                Text[] copy = cells.clone();
                copy[copy.length - 1] = line;
                wrapped.add(copy);
                cells = new Text[row.length];
                Arrays.fill(cells, help.ansi().new Text(""));
            }
        }
        return wrapped.toArray(Text[][]::new);
    }

    /** The lines of a text; a word that is longer than a line has one of its own. */
    private static List<Text> wrapped(Text text, int room) {
        List<Text> lines = new ArrayList<>();
        String plain = text.plainString();
        int start = 0;
        while (plain.length() - start > room) {
            int end = plain.lastIndexOf(' ', start + room);
            if (end <= start || plain.substring(start, end).isBlank()) {
                end = plain.indexOf(' ', start + room);
            }
            if (end < 0) {
                break;
            }
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        lines.add(text.substring(start));
        return lines;
    }

    private static int width(Help help) {
        return help.commandSpec().usageMessage().width();
    }
}
