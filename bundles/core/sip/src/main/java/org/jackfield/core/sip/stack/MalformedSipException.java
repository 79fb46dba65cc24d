package org.jackfield.core.sip.stack;

/** Bytes that are no SIP message. Cheap, because anybody can send as many as they like. */
public final class MalformedSipException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedSipException(String reason) {
        super(reason, null, false, false);
    }
}
