package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with arguments, by what picocli knows of it. picocli itself speaks English only. */
public final class UsageErrors {

    /** What picocli tells apart in words alone. */
    private static final Pattern OPTION_AS_VALUE =
            Pattern.compile("Expected parameter for option '(.*)' but found '(.*)'");

    private static final Pattern NEEDLESS_VALUE =
            Pattern.compile("option '(.*?)' should be specified without '(.*)' parameter");
    private static final Pattern INDEX = Pattern.compile("Unmatched arguments? (?:at|from) index ([0-9]+)");
    private static final String MISSING_VALUE = "Missing required parameter for ";

    /** A mistake that commands find in arguments themselves. */
    static final class UsageException extends ParameterException implements Worded {

        private static final long serialVersionUID = 1;

        private final transient Text text;

        UsageException(CommandLine command, Text text) {
            super(command, text.toString());
            this.text = text;
        }

        @Override
        public Text text() {
            return text;
        }
    }

    /** A text is no value of a kind. */
    static final class NoValueException extends TypeConversionException implements Worded {

        private static final long serialVersionUID = 1;

        private final transient Text text;

        NoValueException(String key, String found) {
            super("");
            this.text = UsageErrors.text(key, found);
        }

        @Override
        public String getMessage() {
            return text.toString();
        }

        @Override
        public Text text() {
            return text;
        }
    }

    private UsageErrors() {}

    /** What is wrong, what may have been meant, and where the help is. */
    public static List<Text> lines(ParameterException mistake, Locale language) {
        List<Text> lines = new ArrayList<>();
        lines.add(Environment.complaint(text(mistake, HelpTexts.in(language))));
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            lines.add(suggestion(unmatched, language));
        }
        lines.add(text("see", mistake.getCommandLine().getCommandSpec().qualifiedName()));
        return lines;
    }

    private static Text suggestion(UnmatchedArgumentException unmatched, Locale language) {
        if (unmatched.isUnknownOption()) {
            return text("suggestion.options", String.join(", ", unmatched.getSuggestions()));
        }
        String command = unmatched.getCommandLine().getCommandName();
        return text(
                "suggestion.commands",
                unmatched.getSuggestions().stream()
                        .map(name -> command + " " + name)
                        .collect(Collectors.joining(text("or").in(language))));
    }

    private static Text text(ParameterException mistake, ResourceBundle help) {
        String message = String.valueOf(mistake.getMessage());
        if (mistake instanceof Worded worded) {
            return worded.text();
        }
        if (mistake instanceof OverwrittenOptionException twice) {
            return text("twice", described(twice.getOverwritten(), help));
        }
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched, message);
        }
        Matcher needless = NEEDLESS_VALUE.matcher(message);
        if (needless.matches()) {
            return text("needless-value", needless.group(1), needless.group(2));
        }
        Matcher optionAsValue = OPTION_AS_VALUE.matcher(message);
        if (optionAsValue.matches()) {
            return text("option-as-value", optionAsValue.group(1), optionAsValue.group(2));
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), message.startsWith(MISSING_VALUE), help);
        }
        ArgSpec value = mistake.getArgSpec();
        return value == null ? text("other", message) : text("invalid", described(value, help), reason(mistake, value));
    }

    private static Text unmatched(UnmatchedArgumentException unmatched, String message) {
        List<String> arguments = unmatched.getUnmatched();
        String number = arguments.size() == 1 ? ".one" : ".many";
        String quoted = arguments.stream().map(UsageErrors::quoted).collect(Collectors.joining(", "));
        Matcher index = INDEX.matcher(message);
        return unmatched.isUnknownOption() || !index.lookingAt()
                ? text("unknown-options" + number, quoted)
                : text("unmatched" + number, quoted, index.group(1));
    }

    private static Text missing(List<ArgSpec> missing, boolean valueOnly, ResourceBundle help) {
        if (valueOnly) {
            return text("missing-value", described(missing.get(0), help));
        }
        String quoted = missing.stream()
                .map(value -> quoted(
                        value instanceof OptionSpec option
                                ? option.longestName() + "=" + HelpTexts.label(value.paramLabel(), help)
                                : HelpTexts.label(value.paramLabel(), help)))
                .collect(Collectors.joining(", "));
        long options = missing.stream().filter(ArgSpec::isOption).count();
        if (options > 0 && options < missing.size()) {
            return text("missing-both", quoted);
        }
        return text(
                (options == 0 ? "missing-parameters" : "missing-options") + (missing.size() == 1 ? ".one" : ".many"),
                quoted);
    }

    private static Text described(ArgSpec value, ResourceBundle help) {
        String label = HelpTexts.label(value.paramLabel(), help);
        if (value instanceof OptionSpec option) {
            return option.arity().max() > 0
                    ? text("option.labelled", option.longestName(), label)
                    : text("option", option.longestName());
        }
        return text("parameter", ((PositionalParamSpec) value).index(), label);
    }

    /** Why a text is no value. */
    private static Text reason(ParameterException mistake, ArgSpec value) {
        if (mistake.getCause() instanceof Worded worded) {
            return worded.text();
        }
        Class<?> type = value.typeInfo().isMultiValue()
                ? value.typeInfo().getAuxiliaryTypes()[0]
                : value.typeInfo().getType();
        if (type.isEnum()) {
            return text(
                    "no-constant",
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")),
                    mistake.getValue());
        }
        if (type == int.class || type == boolean.class) {
            return text("no-" + type.getSimpleName(), mistake.getValue());
        }
        return text("no-path", mistake.getValue());
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static Text text(String key, Object... values) {
        return Text.of(UsageErrors.class, "usage." + key, values);
    }
}
