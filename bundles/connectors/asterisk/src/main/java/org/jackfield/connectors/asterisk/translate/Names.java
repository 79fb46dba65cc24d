package org.jackfield.connectors.asterisk.translate;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jackfield.api.telephony.DeviceId;

/**
 * Which device a channel belongs to, and which devices are trunks.
 *
 * @param trunks patterns of trunks' names
 */
public record Names(List<Pattern> trunks) {

    private static final String LOCAL = "Local/";
    private static final char LINE = '/';

    public Names {
        trunks = List.copyOf(trunks);
    }

    /** From the configuration: names separated by commas, where {@code *} stands for anything. */
    public static Names trunks(String list) {
        return new Names(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Pattern.compile(Arrays.stream(name.split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((one, other) -> one + ".*" + other)
                        .orElse("")))
                .toList());
    }

    /** Whether the channel only joins others and has no telephone. */
    public static boolean isHidden(String channel) {
        return channel.isEmpty() || channel.startsWith(LOCAL) || channel.indexOf('/') < 0;
    }

    /** The device: {@code 1001} of {@code PJSIP/1001-0000001f} and of {@code PJSIP/1001}. */
    public static DeviceId device(String channel) {
        if (isHidden(channel)) {
            return DeviceId.NONE;
        }
        String peer = channel.substring(channel.indexOf('/') + 1);
        // a channel's own number is the last part; peers may hold hyphens themselves
        int number = peer.lastIndexOf('-');
        boolean numbered = number > 0 && peer.substring(number + 1).matches("[0-9a-f]{8}(<.*)?");
        return DeviceId.of(numbered ? peer.substring(0, number) : peer);
    }

    /** Whether it leads outside: a trunk, or a line of one. */
    public boolean isTrunk(DeviceId device) {
        String trunk = trunk(device).number();
        return trunks.stream().anyMatch(pattern -> pattern.matcher(trunk).matches());
    }

    /** The trunk that a line belongs to; any other device is its own. */
    static DeviceId trunk(DeviceId device) {
        int line = device.number().indexOf(LINE);
        return line < 0 ? device : DeviceId.of(device.number().substring(0, line));
    }

    /** The trunk's second line and so on, as a device: {@code trunk1/2}. */
    static DeviceId line(DeviceId trunk, int number) {
        return DeviceId.of(trunk.number() + LINE + number);
    }
}
