package org.jackfield.core.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** A request whose body ends in a problem once it is larger than accepted. */
final class LimitedRequest extends HttpServletRequestWrapper {

    /** The request attribute that holds it, for those who see it through wrappers only. */
    static final String ATTRIBUTE = "org.jackfield.core.rest.limited";

    /** What is left of a refused body is worth reading up to here; beyond that a new connection costs less. */
    private static final int WORTH_READING = 65_536;

    private final long limit;
    private ServletInputStream body;

    /**
     * Looks at the length the caller announces.
     *
     * @throws ProblemException {@code rest.body-too-large}
     */
    LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Limited(super.getInputStream(), limit);
        }
        return body;
    }

    /** {@return whether the caller has announced no body} */
    boolean isBare() {
        return getContentLengthLong() <= 0 && getHeader("Transfer-Encoding") == null;
    }

    /**
     * Reads what nobody has read of the body, so that the next request on the connection begins where it should.
     *
     * @return false if that is too much, cannot be had, or is not to be sent before we ask for it
     */
    boolean drain() {
        if (getContentLengthLong() > WORTH_READING || getHeader("Expect") != null) {
            return false;
        }
        try {
            ServletInputStream rest = super.getInputStream();
            byte[] unwanted = new byte[4096];
            int more = 0;
            for (int left = WORTH_READING; left > 0 && more >= 0; left -= more) {
                more = rest.read(unwanted);
            }
            return more < 0;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }

    private static ProblemException tooLarge(long limit) {
        return ProblemException.of(
                "rest.body-too-large",
                Problem.Kind.TOO_LARGE,
                "",
                "The body is larger than " + limit + " bytes.",
                "Send less.");
    }

    private static final class Limited extends ServletInputStream {

        private final ServletInputStream in;
        private final long limit;
        private long read;

        Limited(ServletInputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
