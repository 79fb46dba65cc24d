package org.jackfield.connectors.simulator.pbx;

/**
 * How a call is placed.
 *
 * @param account     account code, empty for none
 * @param overrideDnd ring the other one even if he does not want to be disturbed
 * @param byHand      dialled at the telephone rather than by an application
 */
public record PlaceOptions(String account, boolean overrideDnd, boolean byHand) {

    /** Placed by an application, nothing special. */
    public static final PlaceOptions PLAIN = new PlaceOptions("", false, false);

    /** Dialled at the telephone. */
    public static final PlaceOptions BY_HAND = new PlaceOptions("", false, true);
}
