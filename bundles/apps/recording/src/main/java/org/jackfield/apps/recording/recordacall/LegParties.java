package org.jackfield.apps.recording.recordacall;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipRequest;

/**
 * The two parties of a call that the phone system has recorded by calling us, as its INVITE names them. Both are heard in the
 * one stream that it sends; that stream is the first party's, the recorded device's, and the second is never heard.
 *
 * @param device whose call it is
 * @param other whom it talks with; without a number if the INVITE does not say
 */
record LegParties(MediaParty device, MediaParty other) {

    /** The most telling first: who diverted or is asserted is the telephone, From may be the recorder's line. */
    private static final List<String> FIELDS = List.of("p-asserted-identity", "diversion", "from", "to", "remote-party-id");

    /** {@return the numbers in the INVITE, the most telling first, without the one that was called} */
    static List<String> named(SipRequest invite) {
        return new ArrayList<>(names(invite).keySet());
    }

    /** {@return the parties, with the device's number known} */
    static LegParties of(SipRequest invite, String device, InetSocketAddress place) {
        Map<String, String> names = names(invite);
        String other = names.keySet().stream().filter(number -> !number.equals(device)).findFirst().orElse("");
        return new LegParties(
                new MediaParty(device, names.getOrDefault(device, ""), place, "", false),
                new MediaParty(other, names.getOrDefault(other, ""), null, "", false));
    }

    private static Map<String, String> names(SipRequest invite) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String field : FIELDS) {
            for (String value : invite.values(field)) {
                SipAddress address = SipAddress.parse(value);
                if (!address.user().isEmpty() && !address.user().equals(invite.target().user())) {
                    names.merge(address.user(), address.name(), (one, two) -> one.isEmpty() ? two : one);
                }
            }
        }
        return names;
    }
}
