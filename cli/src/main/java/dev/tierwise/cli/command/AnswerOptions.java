package dev.tierwise.cli.command;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an answer is written: the options of every command that answers. */
public final class AnswerOptions {

    private final Environment environment;
    private final SpokenLanguage spoken;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--format",
            order = HelpOrder.OUTPUT,
            paramLabel = "FORMAT",
            description = "table, json, markdown or html; csv or xlsx where the answer has rows, ics where it has days."
                    + " Without it as the ending of the file says, else table.")
    private @Nullable Format format;

    @Option(
            names = "--lang",
            order = HelpOrder.OUTPUT,
            paramLabel = "LANG",
            description = "en or de; without it as the configuration says, else as the locale does.")
    private @Nullable Language language;

    @Option(
            names = {"-o", "--output"},
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE",
            description = "Writes to a file, which is replaced as a whole or not at all.")
    private @Nullable String output;

    @Inject
    AnswerOptions(Environment environment, SpokenLanguage spoken) {
        this.environment = environment;
        this.spoken = spoken;
    }

    /**
     * Writes an answer where and how the options say.
     *
     * @throws IOException   when it cannot be written
     * @throws UserException when the answer does not have the format that is asked for
     */
    void write(Answer<?> answer) throws IOException {
        Format asked = format(answer);
        RenderOptions options = options();
        if (asked == Format.XLSX && environment.outTerminal() && Destination.isStandardOutput(output)) {
            throw new UserException(ExitCode.USAGE, "a workbook is nothing to be read at a terminal; add -o FILE.xlsx");
        }
        Destination.writeBytes(output, environment, out -> answer.write(asked, options, out));
    }

    /**
     * The text of an answer that is shown later, by {@link #write(List)}.
     *
     * @throws UserException when the answer does not have the format that is asked for
     */
    String text(Answer<?> answer) {
        StringWriter text = new StringWriter();
        try {
            answer.write(format(answer), options(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    /**
     * Writes texts of answers, one after the other.
     *
     * @throws IOException when they cannot be written
     */
    void write(List<String> texts) throws IOException {
        Destination.write(output, environment, out -> {
            for (String text : texts) {
                out.write(text);
            }
        });
    }

    /** Whether answers go to a file, of which there is one for all. */
    boolean isToFile() {
        return output != null;
    }

    private Format format(Answer<?> answer) {
        Format asked = format != null
                ? format
                : Optional.ofNullable(output).flatMap(Format::ofFile).orElse(Format.TABLE);
        if (!answer.formats().contains(asked)) {
            throw new UserException(
                    ExitCode.USAGE,
                    "this answer is not written as " + asked + "; expected --format "
                            + answer.formats().stream().map(Format::toString).collect(Collectors.joining(", ")));
        }
        return asked;
    }

    private RenderOptions options() {
        RootCommand root = (RootCommand) command.root().userObject();
        return root.renderOptions(environment, spoken.orAsked(language), output);
    }
}
