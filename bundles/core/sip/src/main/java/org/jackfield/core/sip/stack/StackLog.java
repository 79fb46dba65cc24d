package org.jackfield.core.sip.stack;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the stack says. It is said at debug: whoever can reach the port can make the stack complain, and what matters
 * is counted. Made by the stack, by name.
 */
public final class StackLog implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger(StackLog.class);

    /** Whether messages are handed to the {@link TraceLog}; there is one stack, and it asks here. */
    static volatile boolean messages;

    /** Made by the stack. */
    public StackLog() {
        // Nothing to prepare.
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level == TRACE_MESSAGES ? messages : level < TRACE_MESSAGES && LOG.isDebugEnabled();
    }

    @Override
    public void logException(Throwable e) {
        LOG.debug("The SIP stack:", e);
    }

    @Override
    public void logFatalError(String text) {
        LOG.debug("The SIP stack: {}", text);
    }

    @Override
    public void logError(String text) {
        LOG.debug("The SIP stack: {}", text);
    }

    @Override
    public void logError(String text, Exception e) {
        LOG.debug("The SIP stack: {}", text, e);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug("The SIP stack: {}", text);
    }

    @Override
    public void logInfo(String text) {
        // Far too much.
    }

    @Override
    public void logDebug(String text) {
        // Far too much.
    }

    @Override
    public void logDebug(String text, Exception e) {
        // Far too much.
    }

    @Override
    public void logTrace(String text) {
        // Far too much.
    }

    @Override
    public void logStackTrace() {
        // Far too much.
    }

    @Override
    public void logStackTrace(int level) {
        // Far too much.
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        // The logging service decides.
    }

    @Override
    public void enableLogging() {
        // The logging service decides.
    }

    @Override
    public void setBuildTimeStamp(String stamp) {
        // Of no use here.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // Has no settings.
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
