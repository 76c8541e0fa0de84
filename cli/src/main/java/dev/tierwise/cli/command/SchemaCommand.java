package dev.tierwise.cli.command;

import dev.tierwise.answers.JsonSchemas;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tierwise schema}: the contracts of what is written for programs. */
@Command(name = "schema")
public final class SchemaCommand implements Callable<Integer> {

    /** What can be asked for, for completion. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return JsonSchemas.names().iterator();
        }
    }

    private final Environment environment;

    @Parameters(paramLabel = "ANSWER", arity = "0..1", completionCandidates = Names.class)
    private @Nullable String name;

    @Option(
            names = {"-o", "--output"},
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE")
    private @Nullable String output;

    SchemaCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        String text = name == null ? String.join("\n", JsonSchemas.names()) + "\n" : schema(name);
        Destination.write(output, environment, out -> out.write(text));
        return ExitCode.DONE.code();
    }

    private static String schema(String name) {
        if (!JsonSchemas.names().contains(name)) {
            throw UserException.usage(
                    SchemaCommand.class, "schema.unknown", name, Suggestion.orAll(name, JsonSchemas.names()));
        }
        return JsonSchemas.named(name);
    }
}
