package dev.tierwise.cli.command;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that commands declare, read from the annotations: they are wanted before any command can be made. */
public final class CommandOptions {

    private CommandOptions() {}

    /** The names of all options of all commands. */
    public static Set<String> names() {
        Set<String> names = new HashSet<>();
        collect(RootCommand.class, names);
        Commands.NAMES.forEach(name -> collect(Commands.named(name), names));
        return names;
    }

    private static void collect(Class<?> type, Set<String> names) {
        Command command = type.getAnnotation(Command.class);
        if (command != null) {
            for (Class<?> below : command.subcommands()) {
                collect(below, names);
            }
        }
        for (Field field : type.getDeclaredFields()) {
            collect(field, field.getType(), names);
        }
        for (Method method : type.getDeclaredMethods()) {
            for (Parameter parameter : method.getParameters()) {
                collect(parameter, parameter.getType(), names);
            }
        }
    }

    private static void collect(AnnotatedElement element, Class<?> type, Set<String> names) {
        Option option = element.getAnnotation(Option.class);
        if (option != null) {
            names.addAll(List.of(option.names()));
        }
        if (element.isAnnotationPresent(Mixin.class)) {
            collect(type, names);
        }
    }
}
