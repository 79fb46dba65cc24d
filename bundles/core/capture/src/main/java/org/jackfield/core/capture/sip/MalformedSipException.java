package org.jackfield.core.capture.sip;

/** Bytes that are no SIP message, or one that cannot be followed. Cheap, because a network is full of them. */
public final class MalformedSipException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedSipException(String reason) {
        super(reason, null, false, false);
    }
}
