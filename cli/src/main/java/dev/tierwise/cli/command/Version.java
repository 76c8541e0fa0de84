package dev.tierwise.cli.command;

import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {

    /** What asks for it. */
    public static final Set<String> OPTIONS = Set.of("-V", "--version");

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    /** The line that says it. */
    public static String line() {
        return "tierwise " + current();
    }

    /** The version; a remark in brackets where there is no jar. */
    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
