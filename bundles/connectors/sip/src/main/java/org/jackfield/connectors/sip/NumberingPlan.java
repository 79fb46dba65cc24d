package org.jackfield.connectors.sip;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jackfield.api.media.dialog.SipEnd;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;

/**
 * Who is a telephone, who is a trunk, and who is the phone system itself. Registered numbers are learned, up to a limit. For
 * one thread.
 */
final class NumberingPlan {

    private static final int MOST = 20_000;

    private final Set<InetAddress> phoneSystem;
    private final List<Pattern> extensions;
    private final DeviceId unseenTrunk;
    private final Set<String> registered = new LinkedHashSet<>();

    /**
     * A plan.
     *
     * @param phoneSystem the addresses of the phone system
     * @param extensions numbers of telephones besides those that register, separated by commas; {@code *} stands for
     *     anything, {@code ?} for one character
     * @param unseenTrunk what lines are called that SIP does not show
     */
    NumberingPlan(Set<InetAddress> phoneSystem, String extensions, String unseenTrunk) {
        this.phoneSystem = Set.copyOf(phoneSystem);
        this.extensions = Arrays.stream(extensions.split("[\\s,;]+"))
                .filter(each -> !each.isEmpty())
                .map(NumberingPlan::pattern)
                .toList();
        this.unseenTrunk = DeviceId.of(unseenTrunk);
    }

    void registered(String number) {
        if (registered.size() < MOST) {
            registered.add(number);
        }
    }

    boolean isPhoneSystem(SipEnd end) {
        return phoneSystem.isEmpty() ? end.phoneSystem() : phoneSystem.contains(end.address());
    }

    boolean isExtension(String number) {
        return registered.contains(number) || extensions.stream().anyMatch(each -> each.matcher(number).matches());
    }

    /** {@return the device at an end that is not the phone system} */
    DeviceId device(SipEnd end) {
        if (end.registered()) {
            registered(end.number());
        }
        return DeviceId.of(isExtension(end.number()) ? end.number() : end.address().getHostAddress());
    }

    /** {@return the device behind the phone system that has this number, of which nothing is seen but the number} */
    DeviceId unseen(String number) {
        return isExtension(number) ? DeviceId.of(number) : unseenTrunk;
    }

    DeviceKind kind(DeviceId device) {
        return isExtension(device.number()) ? DeviceKind.STATION : DeviceKind.TRUNK;
    }

    private static Pattern pattern(String wildcards) {
        return Pattern.compile(wildcards.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining()));
    }
}
