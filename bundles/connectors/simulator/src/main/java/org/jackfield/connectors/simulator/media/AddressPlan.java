package org.jackfield.connectors.simulator.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jackfield.connectors.simulator.media.voice.Law;

/** Who has which address and which sort of telephone. All of it follows from the extension. */
final class AddressPlan {

    private static final int HOSTS = 100;
    private static final int NETS = 250;

    private final byte first;
    private final byte second;

    /** @param network the first two numbers of all addresses */
    AddressPlan(String network) {
        int dot = network.indexOf('.');
        first = (byte) Integer.parseInt(network.substring(0, dot));
        second = (byte) Integer.parseInt(network.substring(dot + 1));
    }

    /** The telephone system's. */
    InetAddress system() {
        return address(0, 1);
    }

    /** A telephone's: 1001 has x.y.10.1, and 1000 x.y.10.100. */
    InetAddress telephone(String extension) {
        int number = number(extension);
        int net = number / HOSTS % NETS;
        int host = number % HOSTS;
        return address(net == 0 ? NETS : net, host == 0 ? HOSTS : host);
    }

    private InetAddress address(int net, int host) {
        try {
            return InetAddress.getByAddress(new byte[] {first, second, (byte) net, (byte) host});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }

    /** Some telephones speak a protocol of their maker with the telephone system, of which nothing is seen but the audio. */
    static boolean speaksSip(String extension) {
        return number(extension) % 4 != 2;
    }

    /** Most take A-law. */
    static Law law(String extension) {
        return number(extension) % 5 == 3 ? Law.PCMU : Law.PCMA;
    }

    private static int number(String extension) {
        return extension.matches("[0-9]{1,9}") ? Integer.parseInt(extension) : extension.hashCode() & Integer.MAX_VALUE;
    }
}
