package org.jackfield.distribution.verifier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A stream that is refused when it goes on for too long: what was small packed may be endless unpacked. */
final class BoundedInput extends FilterInputStream {

    private long left;

    BoundedInput(InputStream in, long max) {
        super(in);
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        taken(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        taken(Math.max(0, count));
        return count;
    }

    private void taken(int count) throws ZipException {
        left -= count;
        if (left < 0) {
            throw new ZipException("the manifest is too long");
        }
    }
}
