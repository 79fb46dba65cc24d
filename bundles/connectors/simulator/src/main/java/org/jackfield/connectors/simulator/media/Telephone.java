package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;
import org.jackfield.connectors.simulator.media.voice.Law;

/** A telephone on the network: its address, and if it speaks SIP its registration. For the media thread only. */
final class Telephone implements AutoCloseable {

    private static final long REGISTER_AGAIN_NANOS = 1_800_000_000_000L;

    private final String extension;
    private final InetAddress address;
    private final RtpPorts ports;
    private final SipSocket sip;
    private final Retry registration;
    private final SipEnd registering;
    private final String registrationId;
    private long registerAt;
    private boolean registered;

    /**
     * @param registerAt when it registers, in nanoseconds of the media thread
     * @throws IOException if its SIP port cannot be had
     */
    Telephone(String extension, AddressPlan plan, MediaSettings settings, Wires wires, RandomGenerator random, long registerAt)
            throws IOException {
        this.extension = extension;
        this.address = plan.telephone(extension);
        this.ports = new RtpPorts(wires, address, settings);
        this.registerAt = registerAt;
        this.registrationId = SipEnd.token(random) + '@' + address.getHostAddress();
        if (!AddressPlan.speaksSip(extension)) {
            sip = null;
            registration = null;
            registering = null;
            return;
        }
        sip = new SipSocket(wires, new InetSocketAddress(address, settings.sipPort()), false);
        SipName self = new SipName("", extension, address.getHostAddress(), settings.sipPort());
        SipName registrar = new SipName("", extension, plan.system().getHostAddress(), settings.sipPort());
        registration = new Retry(sip, new InetSocketAddress(plan.system(), settings.sipPort()));
        registering = new SipEnd(registrationId, self, registrar, random);
        sip.open(registrationId, this::registered);
    }

    private void registered(SipMessage message, InetSocketAddress from) {
        if (message.answers("REGISTER")) {
            registration.answered();
            registered = message.status() == 200;
        }
    }

    /** Time passes. */
    void tick(long now) {
        if (sip == null) {
            return;
        }
        if (now >= registerAt) {
            registerAt = now + REGISTER_AGAIN_NANOS;
            registration.send(registering.request("REGISTER", null, ""), now);
        }
        if (!registration.tick(now)) {
            registration.answered();
            registered = false;
        }
    }

    /** Whether a tick is needed to get it registered. */
    boolean isRegistering() {
        return sip != null && !registered;
    }

    boolean isRegistered() {
        return registered;
    }

    String extension() {
        return extension;
    }

    InetAddress address() {
        return address;
    }

    Law law() {
        return AddressPlan.law(extension);
    }

    RtpPorts ports() {
        return ports;
    }

    /** Its SIP port, or null if it does not speak SIP. */
    SipSocket sip() {
        return sip;
    }

    @Override
    public void close() {
        if (sip != null) {
            sip.close();
        }
    }
}
