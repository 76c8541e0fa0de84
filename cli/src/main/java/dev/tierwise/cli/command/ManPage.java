package dev.tierwise.cli.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command, in the language of its help: what the help says, as the macros of {@code man(7)}. Whoever shows it
 * breaks the lines.
 */
public final class ManPage {

    /** What opens a section at the end of the help, such as the examples, and a first sentence on the same line. */
    private static final Pattern SECTION = Pattern.compile("(\\p{L}[\\p{L} -]*):(?: (.*))?");

    private final StringBuilder page = new StringBuilder();
    private final Help help;
    private final CommandSpec command;
    private final ResourceBundle texts;
    private boolean isHeading;

    private ManPage(Help help) {
        this.help = help;
        this.command = help.commandSpec();
        this.texts = command.resourceBundle();
    }

    /** The name of the page of a command, such as {@code tierwise-programme-show}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * The page, in UTF-8 when it is written.
     *
     * @param help    of the command, in the language of the page
     * @param version the version of the program
     * @param day     the day of the build, as in {@code 2026-12-01}
     */
    public static String of(Help help, String version, String day) {
        return new ManPage(help).text(version, day);
    }

    private String text(String version, String day) {
        List<String> description = Stream.of(command.usageMessage().description())
                .map(ManPage::unescaped)
                .toList();
        String name = name(command);
        page.append(".TH %s 1 %s %s Tierwise\n"
                .formatted(quoted(name.toUpperCase(Locale.ROOT)), day, quoted("tierwise " + version)));
        // no hyphenation, and no lines that are stretched: names of options stay whole
        page.append(".nh\n.ad l\n");
        heading(texts.getString("man.name"));
        line(name + " - " + description.get(0).replaceFirst("\\.$", ""));
        heading(texts.getString("man.synopsis"));
        page.append(".nf\n");
        HelpTexts.label(help.synopsis(0), texts).strip().lines().forEach(this::line);
        page.append(".fi\n");
        heading(texts.getString("man.description"));
        description.forEach(this::paragraph);
        commands();
        arguments();
        options();
        footer();
        seeAlso();
        return page.toString();
    }

    private void commands() {
        List<CommandSpec> below = below();
        if (!below.isEmpty()) {
            heading(texts.getString("heading.commands"));
            for (CommandSpec each : below) {
                item(each.name(), List.of(each.usageMessage().description()[0]));
            }
        }
    }

    private List<CommandSpec> below() {
        return command.subcommands().values().stream()
                .map(each -> each.getCommandSpec())
                .filter(each -> !each.usageMessage().hidden())
                .toList();
    }

    private void arguments() {
        List<PositionalParamSpec> arguments = command.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .toList();
        if (!arguments.isEmpty()) {
            heading(texts.getString("man.arguments"));
            arguments.forEach(argument -> item(label(argument).strip(), List.of(argument.description())));
        }
    }

    private void options() {
        options(texts.getString("man.options"), option -> option.order() < HelpOrder.RARE);
        options(texts.getString("heading.rare"), option -> option.order() == HelpOrder.RARE);
        options(texts.getString("heading.adapters"), option -> option.order() == HelpOrder.ADAPTERS);
    }

    private void options(String heading, Predicate<OptionSpec> wanted) {
        List<OptionSpec> options = command.options().stream()
                .filter(wanted.and(option -> !option.hidden()))
                .sorted(Comparator.comparingInt(OptionSpec::order))
                .toList();
        if (!options.isEmpty()) {
            heading(heading);
            options.forEach(
                    option -> item(String.join(", ", option.names()) + label(option), List.of(option.description())));
        }
    }

    /** The value as the help calls it, with what separates it from the name. */
    private String label(ArgSpec argument) {
        return help.parameterLabelRenderer()
                .renderParameterLabel(argument, Help.Ansi.OFF, List.of())
                .toString();
    }

    private void footer() {
        boolean verbatim = false;
        for (String footer : command.usageMessage().footer()) {
            for (String line : unescaped(footer).split("\n", -1)) {
                boolean indented = line.startsWith(" ");
                if (indented != verbatim) {
                    page.append(indented ? (isHeading ? ".nf\n" : ".PP\n.nf\n") : ".fi\n");
                    verbatim = indented;
                }
                Matcher section = SECTION.matcher(line);
                if (indented) {
                    line(line.strip());
                } else if (section.matches()) {
                    heading(section.group(1));
                    if (section.group(2) != null) {
                        paragraph(section.group(2));
                    }
                } else if (!line.isBlank()) {
                    paragraph(line);
                }
            }
        }
        if (verbatim) {
            page.append(".fi\n");
        }
    }

    private void seeAlso() {
        Stream<CommandSpec> related = command.parent() == null
                ? below().stream()
                : Stream.concat(Stream.of(command.parent()), below().stream());
        String pages = related.map(each -> name(each) + "(1)").collect(Collectors.joining(", "));
        if (!pages.isEmpty()) {
            heading(texts.getString("man.see-also"));
            line(pages);
        }
    }

    private void heading(String heading) {
        page.append(".SH ").append(quoted(heading.toUpperCase(Locale.ROOT))).append('\n');
        isHeading = true;
    }

    /** A heading begins a paragraph of its own. */
    private void paragraph(String paragraph) {
        page.append(isHeading ? "" : ".PP\n");
        line(paragraph);
    }

    private void item(String name, List<String> description) {
        page.append(".TP\n.B ").append(quoted(name)).append('\n');
        description.stream().map(ManPage::unescaped).forEach(this::line);
    }

    /** A line of text, in which nothing is taken for a request. */
    private void line(String line) {
        page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(escaped(line))
                .append('\n');
        isHeading = false;
    }

    private static String quoted(String word) {
        return '"' + escaped(word).replace("\"", "\\(dq") + '"';
    }

    /** What the macros would take for something else: a minus is one, and no hyphen that cannot be searched for or copied. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '\\' -> escaped.append("\\(rs");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> escaped.append(sign);
            }
        }
        return escaped.toString();
    }

    /** As picocli prints it: a per cent sign begins a format. */
    private static String unescaped(String text) {
        return text.replace("%%", "%").replace("%n", "\n");
    }
}
