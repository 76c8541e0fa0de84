package dev.tierwise.cli.command;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.UserException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an answer is written: the options of every command that answers. */
public final class AnswerOptions {

    /** A full stop inside the name of the file itself, with something behind it. */
    private static final Pattern ENDING = Pattern.compile("[^./\\\\][^/\\\\]*\\.[^./\\\\]+$");

    private final Environment environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--format", order = HelpOrder.OUTPUT, paramLabel = "FORMAT")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE")
    private @Nullable String output;

    @Inject
    AnswerOptions(Environment environment) {
        this.environment = environment;
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
            throw UserException.usage(AnswerOptions.class, "workbook-at-terminal");
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

    /** The file that answers go to; empty for standard output. */
    Optional<Path> file() {
        return Destination.isStandardOutput(output)
                ? Optional.empty()
                : Optional.of(environment.workingDirectory().resolve(Objects.requireNonNull(output)));
    }

    /** Whether answers go to a file, of which there is one for all. */
    boolean isToFile() {
        return output != null;
    }

    private Format format(Answer<?> answer) {
        Format asked = format != null ? format : formatOfFile(answer);
        if (!answer.formats().contains(asked)) {
            throw UserException.usage(
                    AnswerOptions.class,
                    "other-format",
                    asked,
                    answer.formats().stream().map(Format::toString).collect(Collectors.joining(", ")));
        }
        return asked;
    }

    /** The format that the ending of the file stands for; a file without an ending is a table. */
    private Format formatOfFile(Answer<?> answer) {
        if (output == null) {
            return Format.TABLE;
        }
        Optional<Format> meant = Format.ofFile(output);
        if (meant.isEmpty() && ENDING.matcher(output).find()) {
            throw UserException.usage(
                    AnswerOptions.class,
                    "unknown-ending",
                    output,
                    answer.formats().stream().map(Format::ending).collect(Collectors.joining(", ")));
        }
        return meant.orElse(Format.TABLE);
    }

    private RenderOptions options() {
        RootCommand root = (RootCommand) command.root().userObject();
        return root.renderOptions(environment, output);
    }
}
