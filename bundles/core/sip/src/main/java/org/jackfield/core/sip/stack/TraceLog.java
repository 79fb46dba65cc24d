package org.jackfield.core.sip.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** Hands the messages that come and go to the {@link SipTrace}. Made by the stack, by name. */
public final class TraceLog implements ServerLogger {

    private volatile SipTrace trace;

    /** Made by the stack. */
    public TraceLog() {
        // The trace comes with the stack.
    }

    void trace(SipTrace wanted) {
        trace = wanted;
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        SipTrace wanted = trace;
        if (wanted != null) {
            wanted.add(message.encode(), sender ? to : from, sender);
        }
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        logMessage(message, from, to, sender, time);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        logMessage(message, from, to, sender, 0);
    }

    @Override
    public void logException(Exception e) {
        // The other log has it.
    }

    @Override
    public void closeLogFile() {
        // There is no file.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // Has no settings.
    }

    @Override
    public void setSipStack(SipStack stack) {
        // Said by trace().
    }
}
