package org.jackfield.connectors.simulator.media;

/**
 * How the office's network stands.
 *
 * @param telephones telephones that have a place in it
 * @param registered those that have registered by SIP
 * @param legs       parts of telephones in calls
 * @param sent       datagrams sent
 * @param unsent     datagrams that could not be sent
 * @param received   datagrams received
 * @param ignored    datagrams at the telephone system's SIP port that were not for it
 */
public record MediaStatus(int telephones, int registered, int legs, long sent, long unsent, long received, long ignored) {

    /** Without media. */
    public static final MediaStatus NOTHING = new MediaStatus(0, 0, 0, 0, 0, 0, 0);
}
