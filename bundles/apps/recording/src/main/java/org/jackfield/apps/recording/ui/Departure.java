package org.jackfield.apps.recording.ui;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells whether it was the browser that failed, by going away, and not what is read for it. */
final class Departure extends FilterOutputStream {

    private boolean gone;

    Departure(OutputStream out) {
        super(out);
    }

    /** {@return whether nobody takes it any more} */
    boolean gone() {
        return gone;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            gone = true;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            gone = true;
            throw e;
        }
    }
}
