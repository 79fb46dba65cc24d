package org.jackfield.connectors.oai.link;

/** A connection to a phone system. */
public interface Link {

    /** Sends a frame; false if too much waits to be sent already. Never blocks. */
    boolean send(byte[] frame);

    /** Ends the connection; the listener hears nothing further. */
    void close();

    /** Opens connections. */
    @FunctionalInterface
    interface Opener {

        /** Begins to connect; what comes of it is told to the listener. */
        Link open(Listener listener);
    }

    /** Hears of one connection, on the session thread. */
    interface Listener {

        /** The other side has accepted. */
        void opened();

        /** A frame has come. */
        void received(byte[] payload);

        /** The connection is gone, or never came about. */
        void closed(String reason);
    }
}
