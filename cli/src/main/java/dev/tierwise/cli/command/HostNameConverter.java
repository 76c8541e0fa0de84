package dev.tierwise.cli.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a host as it stands in a URL, without scheme and port; an IPv6 address without brackets. */
final class HostNameConverter implements ITypeConverter<String> {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    @Override
    public String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text
                    + "' is not a host name; expected one without scheme and port, such as tierwise.example");
        }
        return text;
    }
}
