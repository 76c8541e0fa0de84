package dev.tierwise.cli.command;

import dev.tierwise.cli.command.UsageErrors.NoValueException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * Where a service listens.
 *
 * @param address empty for nowhere
 */
record Listening(Optional<InetSocketAddress> address) {

    /** As people type it: {@code 127.0.0.1:9464}, {@code [::1]:9464}, {@code none}. */
    static final class Converter implements ITypeConverter<Listening> {

        private static final Pattern FORM =
                Pattern.compile("(?:\\[(?<literal>[0-9A-Fa-f:.]+)]|(?<host>[^:\\s\\[\\]]+)):(?<port>[0-9]{1,5})");
        private static final int HIGHEST_PORT = 65_535;

        @Override
        public Listening convert(String text) {
            if (text.equals("none")) {
                return new Listening(Optional.empty());
            }
            Matcher form = FORM.matcher(text);
            if (!form.matches() || Integer.parseInt(form.group("port")) > HIGHEST_PORT) {
                throw new NoValueException("no-address", text);
            }
            String host = form.group("literal") == null ? form.group("host") : form.group("literal");
            InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(form.group("port")));
            if (address.isUnresolved()) {
                throw new NoValueException("no-machine", host);
            }
            return new Listening(Optional.of(address));
        }
    }
}
