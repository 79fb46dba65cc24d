package org.jackfield.connectors.simulator.pbx;

/** The events of the protocol, with the filter bit that lets each through. */
public enum EventType {
    CC('C', 0x8000), CO('C', 0x4000), XC('C', 0x2000), DE('C', 0x1000), DI('C', 0x0800), ES('C', 0x0400),
    FA('C', 0x0200), HE('C', 0x0100), NT('C', 0x0080), OR('C', 0x0040), QU('C', 0x0020), RE('C', 0x0010),
    SI('C', 0x0008), TR('C', 0x0004), ER('C', 0x0002),
    LN('A', 0x0080), LF('A', 0x0040), NRY('A', 0x0020), RY('A', 0x0010), WNR('A', 0x0008),
    CI('F', 0x0080), DND('F', 0x0040), FW('F', 0x0020), MW('F', 0x0010), ET('F', 0x0008), MU('F', 0x0004),
    GI('F', 0x0002), OL('F', 0x0001), FE('F', 0x0100), OE('F', 0x0200), DCE('F', 0x0400), DLC('F', 0x0800),
    CB('F', 0x1000),
    EC('S', 0x0020), DC('S', 0x0010), NM('S', 0x0008), AG('S', 0x0004), SMR('S', 0x0002);

    private final char group;
    private final int bit;

    EventType(char group, int bit) {
        this.group = group;
        this.bit = bit;
    }

    /** The filter it belongs to: A agent, C call, F feature, S system. */
    public char group() {
        return group;
    }

    /** Its bit in that filter. */
    public int bit() {
        return bit;
    }

    /** Whether it tells of a call, so that monitors of calls see it as well as monitors of devices. */
    public boolean ofCall() {
        return group == 'C' || this == CI || this == MU;
    }
}
