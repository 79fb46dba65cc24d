package org.jackfield.core.telephony.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.PhoneSystemDiscovery;

/**
 * IPv4 addresses to ask, one after the other.
 *
 * @param first the lowest address as a number
 * @param last the highest
 * @param port where to ask; 0 for each connector's own
 */
record ScanRange(long first, long last, int port) {

    private static final String ADDRESS = "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})";
    private static final Pattern RANGE =
            Pattern.compile(ADDRESS + "(?:/(?<bits>\\d{1,2})|\\s*-\\s*(?:" + ADDRESS + "|(?<octet>\\d{1,3})))?(?::(?<port>\\d{1,5}))?");
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_PREFIX = 32;
    /** A network whose first and last address are its own name and everybody's. */
    private static final int SMALLEST_NETWORK = 4;

    private record Network(long address, int bits) {
        boolean holds(long other) {
            return (address ^ other) >>> LONGEST_PREFIX - bits == 0;
        }
    }

    /** What no router passes on to the public. */
    private static final List<Network> PRIVATE = List.of(
            new Network(number(10, 0, 0, 0), 8), new Network(number(172, 16, 0, 0), 12),
            new Network(number(192, 168, 0, 0), 16), new Network(number(169, 254, 0, 0), 16),
            new Network(number(100, 64, 0, 0), 10), new Network(number(127, 0, 0, 0), 8));

    /** One address to ask. */
    record Spot(String host, int port) {}

    /**
     * {@return the ranges in a text}
     *
     * @param own whether an address is of a network that this server is part of
     * @throws ProblemException if it cannot be read, holds too much, or public addresses
     */
    static List<ScanRange> of(String text, LongPredicate own) {
        if (text.length() > LONGEST_TEXT) {
            throw unreadable(text);
        }
        List<ScanRange> ranges = new ArrayList<>();
        for (String part : text.split("[,;\\n]")) {
            if (!part.isBlank()) {
                ranges.add(one(part.strip()));
            }
        }
        if (ranges.isEmpty()) {
            throw unreadable(text);
        }
        for (ScanRange range : ranges) {
            if (!isLocal(range, own)) {
                throw ProblemException.invalid(
                        "telephony.discovery-public", dotted(range.first()), "Only private networks are searched, and those that"
                                + " this server is part of.", "Add a phone system with a public address by hand.");
            }
        }
        if (ranges.stream().mapToLong(ScanRange::size).sum() > PhoneSystemDiscovery.MOST_ADDRESSES) {
            throw ProblemException.invalid(
                    "telephony.discovery-large", text, "These are more than " + PhoneSystemDiscovery.MOST_ADDRESSES + " addresses.",
                    "Search a smaller part of the network, a /20 at most.");
        }
        return List.copyOf(ranges);
    }

    private static ScanRange one(String part) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            throw unreadable(part);
        }
        long first = number(part, range, 1);
        int port = range.group("port") == null ? 0 : Integer.parseInt(range.group("port"));
        long last = first;
        if (range.group("bits") != null) {
            return network(part, first, Integer.parseInt(range.group("bits")), port);
        }
        if (range.group("octet") != null) {
            int octet = octet(part, range.group("octet"));
            last = first & ~0xffL | octet;
        } else if (range.group(6) != null) {
            last = number(part, range, 6);
        }
        if (last < first || port > 65_535) {
            throw unreadable(part);
        }
        return new ScanRange(first, last, port);
    }

    private static ScanRange network(String part, long address, int bits, int port) {
        if (bits < 8 || bits > LONGEST_PREFIX || port > 65_535) {
            throw unreadable(part);
        }
        return network(address, bits, port);
    }

    /** {@return the telephones' and servers' addresses of a network} */
    static ScanRange network(long address, int bits, int port) {
        long size = 1L << LONGEST_PREFIX - bits;
        long first = address & -size;
        return size < SMALLEST_NETWORK
                ? new ScanRange(first, first + size - 1, port)
                : new ScanRange(first + 1, first + size - 2, port);
    }

    private static boolean isLocal(ScanRange range, LongPredicate own) {
        return PRIVATE.stream().anyMatch(network -> network.holds(range.first()) && network.holds(range.last()))
                || own.test(range.first()) && own.test(range.last());
    }

    /** {@return every address once, in their order} */
    static List<Spot> spots(List<ScanRange> ranges) {
        Set<Spot> spots = new LinkedHashSet<>();
        for (ScanRange range : ranges) {
            for (long address = range.first(); address <= range.last(); address++) {
                spots.add(new Spot(dotted(address), range.port()));
            }
        }
        return List.copyOf(spots);
    }

    long size() {
        return last - first + 1;
    }

    private static long number(String part, Matcher range, int group) {
        return number(
                octet(part, range.group(group)), octet(part, range.group(group + 1)), octet(part, range.group(group + 2)),
                octet(part, range.group(group + 3)));
    }

    private static int octet(String part, String digits) {
        int octet = Integer.parseInt(digits);
        if (octet > 255) {
            throw unreadable(part);
        }
        return octet;
    }

    static long number(int a, int b, int c, int d) {
        return (long) a << 24 | b << 16 | c << 8 | d;
    }

    static String dotted(long address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    private static ProblemException unreadable(String part) {
        return ProblemException.invalid(
                "telephony.discovery-range", part, "This is no range of addresses.",
                "Write 192.168.1.0/24, 192.168.1.10-40 or 192.168.1.10, divided by commas.");
    }
}
