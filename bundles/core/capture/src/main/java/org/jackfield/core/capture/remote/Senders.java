package org.jackfield.core.capture.remote;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;

/**
 * Who may send: addresses and networks. Nobody else is listened to, because whoever can send packets here can put words into
 * other people's mouths.
 *
 * @param networks in the order given; none: nobody may; never null
 */
public record Senders(List<Network> networks) {

    private static final int MOST = 256;

    /** Copies the list. */
    public Senders {
        networks = List.copyOf(networks);
    }

    /**
     * {@return the senders of a text such as {@code 192.0.2.7, 198.51.100.0/24, 2001:db8::/32}; never null}
     *
     * @throws ProblemException {@code capture.sender} if a part of it is no address or network
     */
    public static Senders parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.strip().split("[,\\s]+")) {
            if (!part.isEmpty()) {
                networks.add(Network.parse(part));
            }
        }
        if (networks.size() > MOST) {
            throw wrong(networks.size() + " senders", "There are more than " + MOST + " senders.");
        }
        return new Senders(networks);
    }

    /** {@return whether this address may send} */
    public boolean allow(InetAddress sender) {
        byte[] address = sender.getAddress();
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException wrong(String input, String message) {
        return ProblemException.invalid("capture.sender", input, message,
                "Give addresses or networks, such as 192.0.2.7 or 198.51.100.0/24, with commas between them.");
    }

    /**
     * A network, or with the longest prefix a single address.
     *
     * @param address any address in it; never null
     * @param prefix how many of its first bits all share
     */
    public record Network(InetAddress address, int prefix) {

        private static Network parse(String text) {
            int slash = text.indexOf('/');
            try {
                InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
                int bits = address.getAddress().length * Byte.SIZE;
                int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
                if (prefix < 0 || prefix > bits) {
                    throw wrong(text, "A prefix of this address is 0 to " + bits + " bits long.");
                }
                return new Network(address, prefix);
            } catch (ProblemException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw wrong(text, "This is no address and no network.");
            }
        }

        private boolean contains(byte[] other) {
            byte[] own = address.getAddress();
            if (own.length != other.length) {
                return false;
            }
            int whole = prefix / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (own[i] != other[i]) {
                    return false;
                }
            }
            int rest = prefix % Byte.SIZE;
            return rest == 0 || (own[whole] ^ other[whole]) >> Byte.SIZE - rest == 0;
        }

        @Override
        public String toString() {
            return address.getHostAddress() + '/' + prefix;
        }
    }
}
