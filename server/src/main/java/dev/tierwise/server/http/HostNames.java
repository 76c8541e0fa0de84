package dev.tierwise.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host names under which an endpoint answers. A page of somebody else in a browser cannot give itself one of them, even if its
 * own name has come to lead to this machine (DNS rebinding).
 */
final class HostNames {

    private static final Pattern HOST_HEADER =
            Pattern.compile("(?:\\[(?<literal>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)]|(?<host>[^:\\s\\[\\]]+))(?::[0-9]*)?");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    private final Set<String> names = new HashSet<>();

    /**
     * The names of an endpoint.
     *
     * @param listen  where it listens; its name, if it was given by one, is allowed
     * @param further names that are allowed besides
     */
    HostNames(InetSocketAddress listen, Set<String> further) {
        further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (!listen.getAddress().isAnyLocalAddress()) {
            names.add(listen.getHostString().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Whether a request may be answered.
     *
     * @param headers its {@code Host} headers
     * @param reached the address of this machine at which it arrived
     */
    boolean allow(List<String> headers, InetAddress reached) {
        Matcher header =
                HOST_HEADER.matcher(headers.size() == 1 ? headers.get(0).strip() : "");
        if (!header.matches()) {
            return false;
        }
        String literal = header.group("literal");
        String name = (literal == null ? header.group("host") : literal).toLowerCase(Locale.ROOT);
        return names.contains(name)
                || (literal == null && name.equals("localhost") && reached.isLoopbackAddress())
                || (literal != null && isAddress("[" + literal + "]", reached))
                || (IPV4.matcher(name).matches() && isAddress(name, reached));
    }

    /** Resolves no name: what is given is the literal of an address, or nothing. */
    private static boolean isAddress(String literal, InetAddress reached) {
        try {
            return InetAddress.getByName(literal).equals(reached);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
