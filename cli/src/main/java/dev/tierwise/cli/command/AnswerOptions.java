package dev.tierwise.cli.command;

import dev.tierwise.answers.page.PageFormat;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an answer is written: the options of every command that answers on a page. */
public final class AnswerOptions {

    private final Environment environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or markdown.")
    private PageFormat format = PageFormat.TABLE;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "en or de; without it as the locale says: de for a German one, else en.")
    private @Nullable Language language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes to a file, which is replaced as a whole or not at all.")
    private @Nullable String output;

    @Inject
    AnswerOptions(Environment environment) {
        this.environment = environment;
    }

    /** Writes one answer in each of the formats. */
    @FunctionalInterface
    interface Sheet {
        void write(PageFormat format, RenderOptions options, Writer out) throws IOException;
    }

    /**
     * Writes an answer where and how the options say.
     *
     * @throws IOException when it cannot be written
     */
    void write(Sheet sheet) throws IOException {
        RootCommand root = (RootCommand) command.root().userObject();
        RenderOptions options = root.renderOptions(environment, language, false, output);
        Destination.write(output, environment, out -> sheet.write(format, options, out));
    }
}
