package org.jackfield.api.media.dialog;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A call between two ends, as its signalling was overheard: one INVITE and what came of it. A call through a phone system is
 * two of these, one to the phone system and one from it.
 *
 * @param id its lasting id; never null
 * @param callId the SIP Call-ID; never null
 * @param state how far it is; never null
 * @param caller who sent the INVITE; never null
 * @param called whom it was for; never null
 * @param began when the INVITE was seen; never null
 * @param at when it came into this state; never null
 * @param hold who has put it on hold; never null
 * @param replaces the Call-ID of the call that it replaces (RFC 3891); empty if none; never null
 * @param transfer where one end sent the other (RFC 3515); empty if none did; never null
 * @param status the SIP status by which it failed, 300 to 699; 0 if it did not
 * @param endedByCaller whether the caller ended it, once it has ended
 * @param interrupted whether its end was not seen
 */
public record SipDialog(
        UUID id,
        String callId,
        State state,
        SipEnd caller,
        SipEnd called,
        Instant began,
        Instant at,
        Hold hold,
        String replaces,
        Optional<Transfer> transfer,
        int status,
        boolean endedByCaller,
        boolean interrupted) {

    /** How far a call is. */
    public enum State {
        /** The INVITE is on its way. */
        CALLING,
        /** The called end rings. */
        RINGING,
        /** Answered. */
        ANSWERED,
        /** Over; nothing more is told of it. */
        ENDED
    }

    /** Who has put a call on hold. */
    public enum Hold {
        /** Nobody. */
        NONE,
        /** The caller. */
        CALLER,
        /** The called end. */
        CALLED
    }

    /**
     * One end asked the other to call somebody else.
     *
     * @param byCaller whether the caller asked rather than the called end
     * @param number whom to call; never null
     * @param replaces the Call-ID of the call by which it was announced; empty if it was not; never null
     */
    public record Transfer(boolean byCaller, String number, String replaces) {

        /** Checks the components. */
        public Transfer {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(replaces, "replaces");
        }
    }

    /** Checks the components. */
    public SipDialog {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(called, "called");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(replaces, "replaces");
        Objects.requireNonNull(transfer, "transfer");
    }
}
