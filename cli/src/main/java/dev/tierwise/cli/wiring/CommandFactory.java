package dev.tierwise.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.command.QuickCommands;
import dev.tierwise.cli.command.RootCommand;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Makes commands: those that answer at once by hand, the others with Guice; and what picocli asks for besides. */
public final class CommandFactory implements CommandLine.IFactory {

    private final CommandLine.IFactory plain = CommandLine.defaultFactory();
    private final Environment environment;
    private final Supplier<AdapterRegistry> adapters;
    private final QuickCommands quick;
    private @Nullable Injector injector;

    /** @param adapters those that are there; asked for when a command needs them */
    public CommandFactory(Environment environment, Supplier<AdapterRegistry> adapters) {
        this.environment = environment;
        this.adapters = adapters;
        this.quick = new QuickCommands(environment, adapters);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == RootCommand.class || !type.isAnnotationPresent(Command.class)) {
            return plain.create(type);
        }
        Object made = quick.make(type);
        if (made != null) {
            return type.cast(made);
        }
        if (injector == null) {
            injector = Guice.createInjector(Stage.DEVELOPMENT, new TierwiseModule(environment, adapters.get()));
        }
        return injector.getInstance(type);
    }
}
