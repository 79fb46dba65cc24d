package org.jackfield.core.sip.call;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.core.sip.stack.Count;
import org.jackfield.core.sip.stack.Counters;

/** Offers a call to the handlers it is for, one after the other, each after its log-in. */
final class Offers {

    private final Handlers handlers;
    private final Counters counters;
    private final Digest digest;

    Offers(Handlers handlers, Counters counters, Digest digest) {
        this.handlers = handlers;
        this.counters = counters;
        this.digest = digest;
    }

    /** {@return the option tags that we and the handlers know} */
    String extensions() {
        return String.join(", ", new TreeSet<>(handlers.extensions()));
    }

    void offer(DialogCall call) {
        Handlers.Chosen chosen = handlers.choose(call.invite());
        for (SipCallHandler handler : chosen.handlers()) {
            SipAccess access = handler.access();
            if (!access.accounts().isEmpty() && !loggedIn(call, access)) {
                return;
            }
            call.offeredTo(handler);
            SipCallListener listener = handler.offered(call.invite(), call);
            if (listener != null) {
                counters.add(Count.CALLS_TAKEN);
                call.listener(listener);
                return;
            }
        }
        if (!chosen.unknownExtensions().isEmpty() && chosen.handlers().isEmpty()) {
            counters.add(Count.BAD_EXTENSION);
            call.refuse(420, "", chosen.unknownExtensions().stream()
                    .flatMap(tag -> Stream.of("Unsupported", tag)).toArray(String[]::new));
        } else if (chosen.someFit() && chosen.handlers().isEmpty()) {
            counters.add(Count.FORBIDDEN);
            call.refuse(403, "");
        } else {
            counters.add(Count.NO_HANDLER);
            call.refuse(404, "");
        }
        call.ended(CallEnd.REJECTED);
    }

    private boolean loggedIn(DialogCall call, SipAccess access) {
        Digest.Outcome outcome = digest.check(call.invite(), access);
        if (outcome == Digest.Outcome.RIGHT) {
            return true;
        }
        counters.add(outcome == Digest.Outcome.WRONG ? Count.WRONG_PASSWORD : Count.CHALLENGED);
        List<String> challenges =
                digest.challenges(call.invite(), access.realm(), outcome == Digest.Outcome.STALE);
        call.refuse(401, "", "WWW-Authenticate", challenges.getFirst(), "WWW-Authenticate", challenges.getLast());
        return false;
    }
}
