package org.jackfield.core.capture.route;

import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.sip.Registrations;
import org.jackfield.core.capture.sip.SipParty;

/** Who the ends of a conversation are, put together from signalling, registrations, addresses and settings. For one thread. */
final class Parties {

    private final Registrations registrations;
    private final HardwareAddresses hardware = new HardwareAddresses();
    private CaptureRules rules;

    Parties(CaptureRules rules, Registrations registrations) {
        this.rules = rules;
        this.registrations = registrations;
    }

    void rules(CaptureRules changed) {
        rules = changed;
    }

    boolean isPhoneSystem(Address address) {
        return rules.isPhoneSystem(address);
    }

    String mac(Address host, long mac) {
        return hardware.of(host, mac);
    }

    MediaParty of(Conversation conversation, Side side, long now) {
        Address place = conversation.place(side);
        String number = "";
        String name = "";
        String mac = conversation.macs[side.ordinal()];
        boolean phoneSystem = place != null && rules.isPhoneSystem(place);
        if (conversation.call != null) {
            SipParty party = side == Side.FIRST ? conversation.call.caller() : conversation.call.callee();
            number = party.number();
            name = party.name();
            phoneSystem |= rules.isPhoneSystem(party.signalling());
            if (mac.isEmpty() && (place == null || place.isSameHost(party.signalling()))) {
                mac = hardware.of(party.signalling(), party.mac());
            }
        }
        if (number.isEmpty() && place != null && !phoneSystem) {
            Registrations.Registration registered = registrations.onlyAt(place, now).orElse(null);
            number = registered == null ? "" : registered.number();
            name = registered == null ? name : registered.name();
        }
        return new MediaParty(number, name, place == null ? null : place.toSocketAddress(), mac, phoneSystem);
    }
}
