package org.jackfield.connectors.simulator.oai;

import java.net.InetSocketAddress;

/** The way to one client. Never blocks. */
interface Link {

    /** Sends a frame, length included, after those sent before. */
    void send(byte[] frame);

    /** Ends the connection once everything has been sent. */
    void close();

    /** Where the client is, for people. */
    String address();

    /** Where the client has reached this system. */
    InetSocketAddress local();
}
