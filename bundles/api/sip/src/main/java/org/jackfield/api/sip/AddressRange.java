package org.jackfield.api.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;

/**
 * Addresses that have their first bits in common.
 *
 * @param network one of them; never null
 * @param prefix how many bits, 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record AddressRange(InetAddress network, int prefix) {

    /** What can only be an address, so that it is never looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Checks the components. */
    public AddressRange {
        Objects.requireNonNull(network, "network");
        Objects.checkIndex(prefix, network.getAddress().length * 8 + 1);
    }

    /**
     * {@return the ranges in a text: addresses with or without a prefix length ({@code 192.0.2.0/24, 2001:db8::1}), with
     * commas or white space between them; empty for an empty text; never null}
     *
     * @throws ProblemException {@code sip.address} if a part is none; names are not looked up
     */
    public static List<AddressRange> parse(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(part -> !part.isEmpty()).map(AddressRange::one).toList();
    }

    private static AddressRange one(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!LITERAL.matcher(address).matches()) {
                throw new IllegalArgumentException("a name, or nothing");
            }
            InetAddress network = InetAddress.getByName(address);
            int bits = network.getAddress().length * 8;
            return new AddressRange(network, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ProblemException.invalid("sip.address", text, "This is no IP address or range of addresses.",
                    "Write 192.0.2.17, 192.0.2.0/24 or 2001:db8::/32.");
        }
    }

    /** {@return whether an address is one of these} */
    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        int whole = prefix / 8;
        if (ours.length != theirs.length || !Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> prefix % 8 & 0xFF;
        return mask == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
    }

    @Override
    public String toString() {
        return network.getHostAddress() + '/' + prefix;
    }
}
