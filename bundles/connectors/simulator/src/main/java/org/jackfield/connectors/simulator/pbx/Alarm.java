package org.jackfield.connectors.simulator.pbx;

/**
 * An alarm that has not been cleared.
 *
 * @param node     node it was raised on
 * @param device   device it is about, or null
 * @param number   alarm number
 * @param text     the line shown
 * @param uniqueId ties the clearing to it
 */
public record Alarm(int node, Device device, int number, String text, int uniqueId) {

    private static final int NETWORK_FIRST = 225;
    private static final int NETWORK_LAST = 244;

    /** Whether it concerns the whole network and is cleared as such. */
    boolean ofNetwork() {
        return number >= NETWORK_FIRST && number <= NETWORK_LAST;
    }
}
