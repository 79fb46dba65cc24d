package org.jackfield.core.capture.sip;

/** Is told of calls by the {@link DialogTracker}, on its thread. */
public interface CallObserver {

    /** A call was begun, rings, was answered or transferred, or its ends have other names. */
    void stateChanged(SipCall call, long timeNanos);

    /** The media of a call goes elsewhere, is encoded otherwise, is on hold, or flows again. */
    void mediaChanged(SipCall call, long timeNanos);

    /** A key was pressed, told by a message rather than within the audio. */
    void key(SipCall call, boolean byCaller, char key, long timeNanos);

    /**
     * A call is over.
     *
     * @param interrupted whether nobody said so: it was not heard of for too long, or others needed its place
     */
    void ended(SipCall call, long timeNanos, boolean interrupted);

    /** A telephone has registered for the first time, or from another address. */
    default void registered(Registrations.Registration registration, long timeNanos) {}
}
