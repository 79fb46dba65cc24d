package org.jackfield.connectors.simulator.office;

/**
 * How large an office is.
 *
 * @param stations telephones, the administrator's included: 4 to 600
 * @param agents   ACD agents: 0 to 99, fewer than stations
 * @param groups   hunt groups, of kinds that take turns: 1 to 9
 * @param trunks   lines to the public network: 1 to 400
 * @param nodes    nodes: 1 to 9
 * @param gateway  whether clients see a CT Gateway; implied by several nodes
 * @param hotDesks people without a desk of their own: 0 to 9
 * @param protocol protocol version to announce, such as {@code V10.20}
 */
public record OfficeSize(int stations, int agents, int groups, int trunks, int nodes, boolean gateway, int hotDesks,
        String protocol) {

    /** A small office. */
    public static final OfficeSize DEFAULT = new OfficeSize(24, 6, 3, 8, 1, false, 0, "V10.20");

    /** Checks the limits and that the agents find a telephone. */
    public OfficeSize {
        within("stations", stations, 4, 600);
        within("agents", agents, 0, Math.min(99, stations - 2));
        within("groups", groups, 1, 9);
        within("trunks", trunks, 1, 400);
        within("nodes", nodes, 1, 9);
        within("hotDesks", hotDesks, 0, Math.min(9, stations - agents - 2));
        if (!protocol.matches("V\\d\\d\\.\\d\\d")) {
            throw new IllegalArgumentException("protocol " + protocol + " does not look like V10.20");
        }
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ", not " + least + " to " + most);
        }
    }
}
