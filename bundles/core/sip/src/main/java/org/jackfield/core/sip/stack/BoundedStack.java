package org.jackfield.core.sip.stack;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import java.util.EventObject;
import java.util.Properties;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;

/** The JAIN SIP stack with our sockets, our checks and our logs in it. */
public final class BoundedStack extends SipStackImpl {

    private BoundedStack(Gate gate, Counters counters, SipTrace trace) throws PeerUnavailableException {
        super(properties());
        networkLayer = new GuardedNetwork(gate);
        messageParserFactory = stack -> new CheckingParser(gate, counters);
        if (serverLogger instanceof TraceLog log) {
            log.trace(trace);
        }
    }

    /**
     * Opens a port for UDP and TCP.
     *
     * @param address to listen at; the any-address of IPv4 stands for all of both versions
     * @param listener is called on one thread
     * @return through which requests are sent
     * @throws SipException if the port cannot be opened; its message says why
     */
    public static SipProvider open(
            String address, int port, Gate gate, Counters counters, SipTrace trace, SipListener listener) throws SipException {
        BoundedStack stack;
        try {
            stack = new BoundedStack(gate, counters, trace);
        } catch (PeerUnavailableException e) {
            throw new SipException(e.getMessage(), e);
        }
        try {
            SipProvider provider = stack.createSipProvider(stack.createListeningPoint(address, port, ListeningPoint.UDP));
            provider.addListeningPoint(stack.createListeningPoint(address, port, ListeningPoint.TCP));
            provider.addSipListener(listener);
            return provider;
        } catch (Exception e) {
            stack.stop();
            throw new SipException(reason(e), e);
        }
    }

    /** The thread that calls the listener waits for one more event before it sees that it is to end: it gets one that is none. */
    @Override
    public void stop() {
        EventScanner scanner = getEventScanner();
        super.stop();
        if (scanner != null) {
            scanner.addEvent(new EventWrapper(new EventObject(this), null));
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "jackfield-" + Long.toHexString(System.nanoTime()));
        properties.setProperty("javax.sip.EXTENSION_METHODS", "INFO:UPDATE:PRACK:MESSAGE");
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", TraceLog.class.getName());
        // One thread takes datagrams off the queue, instead of one for each; the gate bounds how many come.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "false");
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "65536");
        properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "1048576");
        properties.setProperty("gov.nist.javax.sip.MAX_SERVER_TRANSACTIONS", "20000");
        properties.setProperty("gov.nist.javax.sip.MAX_CLIENT_TRANSACTIONS", "20000");
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", "8000");
        properties.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
        properties.setProperty("gov.nist.javax.sip.RFC_2543_SUPPORT_ENABLED", "false");
        properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "200");
        return properties;
    }
}
