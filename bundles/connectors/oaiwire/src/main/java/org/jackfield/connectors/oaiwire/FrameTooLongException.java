package org.jackfield.connectors.oaiwire;

import java.io.IOException;

/** A peer announced a frame beyond the limit; what follows cannot be told apart any more, so the connection must go. */
public final class FrameTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    FrameTooLongException(long length, int limit) {
        super("a message of " + length + " bytes was announced, the limit is " + limit
                + ": this is not System OAI, or the limit is too low");
    }
}
