package org.jackfield.core.capture.route;

import java.util.List;

/** The UDP ports that phone systems use for audio when nobody has changed them, as their makers' manuals and samples say. */
public enum PortPreset {
    /** Any port: whatever looks like audio is. */
    ANY(List.of()),
    /**
     * MiVoice Office 250: 86xx telephones, 52xx and 53xx telephones, processor module, processor expansion card
     * (installation and administration guide, UDP port assignments).
     */
    MIVOICE_OFFICE_250(List.of(
            new PortRange(5004, 5007), new PortRange(50098, 50508), new PortRange(6004, 6261), new PortRange(6604, 7039))),
    /** Asterisk with the ports of its sample {@code rtp.conf}. */
    ASTERISK(List.of(new PortRange(10_000, 20_000))),
    /** Asterisk without an {@code rtp.conf}. */
    ASTERISK_BUILT_IN(List.of(new PortRange(5000, 31_000)));

    private final List<PortRange> ranges;

    PortPreset(List<PortRange> ranges) {
        this.ranges = ranges;
    }

    /** {@return the ranges; empty for any port} */
    public List<PortRange> ranges() {
        return ranges;
    }
}
