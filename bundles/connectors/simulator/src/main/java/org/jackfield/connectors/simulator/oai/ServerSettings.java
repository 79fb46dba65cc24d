package org.jackfield.connectors.simulator.oai;

/**
 * How the server treats its clients.
 *
 * @param password            what clients must send; empty for none
 * @param programmingPasscode what the check of the database programming password accepts
 * @param connections         most clients at once
 * @param monitors            most monitors of one client
 * @param commandTimerMillis  after so much silence all monitors of a client end
 * @param resyncPauseMillis   least time between two full resynchronisations of a client
 * @param queueBytes          a client that leaves more than this unread is dropped
 */
public record ServerSettings(String password, String programmingPasscode, int connections, int monitors,
        long commandTimerMillis, long resyncPauseMillis, int queueBytes) {

    /** As a real system comes. */
    public static final ServerSettings DEFAULT = new ServerSettings("", "0000", 30, 9999, 270_000, 180_000, 8 << 20);
}
