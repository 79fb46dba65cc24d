package org.jackfield.core.sip.stack;

import java.util.Locale;

/** What is counted, each thing once. */
public enum Count {
    /** Datagrams and TCP messages that were let in. */
    RECEIVED,
    /** Empty datagrams that keep a door open (RFC 5626 §3.5). */
    KEEP_ALIVE,
    /** From addresses that nobody allows. */
    WRONG_SOURCE,
    /** Beyond the rate that is taken. */
    TOO_FAST,
    /** TCP connections beyond the number that is taken. */
    TOO_MANY_CONNECTIONS,
    /** No SIP, or SIP that breaks a rule. */
    MALFORMED,
    /** Calls offered to us. */
    CALLS,
    /** Calls that a handler took. */
    CALLS_TAKEN,
    /** Calls that we answered. */
    CALLS_ANSWERED,
    /** Calls beyond the number that is taken. */
    TOO_MANY_CALLS,
    /** Calls that no handler is for. */
    NO_HANDLER,
    /** Calls from an address that the handler for it does not allow. */
    FORBIDDEN,
    /** Calls that demand what we do not know. */
    BAD_EXTENSION,
    /** Requests asked to log in. */
    CHALLENGED,
    /** Requests with a wrong user, password or nonce. */
    WRONG_PASSWORD,
    /** Answers of ours that were never confirmed. */
    NOT_CONFIRMED,
    /** Calls whose session was not refreshed in time. */
    EXPIRED,
    /** OPTIONS, by which phone systems ask whether we are there. */
    OPTIONS,
    /** Requests that belong to no call. */
    NO_CALL,
    /** Methods that we do not serve. */
    BAD_METHOD,
    /** Handlers that threw, and faults of the stack. */
    FAULTS;

    /** {@return the lasting word for it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
