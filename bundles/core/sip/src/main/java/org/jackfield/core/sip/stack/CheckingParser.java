package org.jackfield.core.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;

/** Lets the stack parse what keeps to the {@link MessageRules}; the head as it was written goes along. */
final class CheckingParser implements MessageParser {

    private static final int USUAL_HOPS = 70;

    private final MessageParser parser = new StringMsgParser();
    private final Gate gate;
    private final Counters counters;

    CheckingParser(Gate gate, Counters counters) {
        this.gate = gate;
        this.counters = counters;
    }

    @Override
    public SIPMessage parseSIPMessage(byte[] bytes, boolean withBody, boolean strict, ParseExceptionListener listener)
            throws ParseException {
        try {
            // Over TCP the head comes alone; datagrams have been counted before.
            if (!withBody && !gate.admitsMessage()) {
                throw new MalformedSipException("too many messages");
            }
            MessageHead head = MessageHead.read(bytes);
            MessageRules.check(head, withBody ? bytes.length - head.length() : -1);
            SIPMessage message = parser.parseSIPMessage(bytes, withBody, true, null);
            if (message == null) {
                throw new MalformedSipException("nothing");
            }
            complete(message);
            message.setApplicationData(head);
            return message;
        } catch (MalformedSipException | ParseException | InvalidArgumentException | RuntimeException e) {
            counters.add(Count.MALFORMED);
            throw new ParseException(String.valueOf(e.getMessage()), 0);
        }
    }

    /** The stack cannot do without, and old telephones leave it out. */
    private static void complete(SIPMessage message) throws InvalidArgumentException {
        if (message instanceof SIPRequest request && request.getMaxForwards() == null) {
            gov.nist.javax.sip.header.MaxForwards hops = new gov.nist.javax.sip.header.MaxForwards(USUAL_HOPS);
            request.setHeader(hops);
        }
    }
}
