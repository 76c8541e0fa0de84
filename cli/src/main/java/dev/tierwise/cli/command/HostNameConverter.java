package dev.tierwise.cli.command;

import dev.tierwise.cli.command.UsageErrors.NoValueException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Reads the name of a host as it stands in a URL, without scheme and port; an IPv6 address without brackets. */
final class HostNameConverter implements ITypeConverter<String> {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    @Override
    public String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new NoValueException("no-host-name", text);
        }
        return text;
    }
}
