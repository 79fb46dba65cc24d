package org.jackfield.api.telephony.command;

import org.jackfield.api.problem.Problem;

/** Why a command was not carried out, whatever the phone system. */
public enum CommandFailure {
    /** This phone system cannot do it, or not at this kind of device. */
    UNSUPPORTED(Problem.Kind.UNSUPPORTED),
    /** There is no usable link to the phone system. */
    LINK_DOWN(Problem.Kind.UNAVAILABLE),
    /** Too many commands wait already. */
    OVERLOADED(Problem.Kind.LIMITED),
    /** No answer came in time; whether it was carried out is not known. */
    TIMED_OUT(Problem.Kind.UNAVAILABLE),
    /** The link was lost before the answer came; whether it was carried out is not known. */
    INTERRUPTED(Problem.Kind.UNAVAILABLE),
    INVALID_DEVICE(Problem.Kind.INVALID),
    INVALID_CALL(Problem.Kind.NOT_FOUND),
    INVALID_DESTINATION(Problem.Kind.INVALID),
    INVALID_AGENT(Problem.Kind.INVALID),
    /** A value is out of range or of the wrong form. */
    INVALID_ARGUMENT(Problem.Kind.INVALID),
    /** An account code is missing or wrong. */
    ACCOUNT_CODE_REQUIRED(Problem.Kind.INVALID),
    /** The device or the call is in a state that does not allow it. */
    WRONG_STATE(Problem.Kind.CONFLICT),
    /** Busy, or in use by another application. */
    BUSY(Problem.Kind.CONFLICT),
    /** The phone system has run out of something it needs for it. */
    NO_RESOURCE(Problem.Kind.UNAVAILABLE),
    /** The phone system's own licence or class of service forbids it. */
    NOT_PERMITTED(Problem.Kind.FORBIDDEN),
    /** Refused for a reason that the phone system does not tell. */
    REFUSED(Problem.Kind.CONFLICT);

    private final Problem.Kind kind;

    CommandFailure(Problem.Kind kind) {
        this.kind = kind;
    }

    /** {@return what sort of problem it is for pages, REST and shell} */
    public Problem.Kind kind() {
        return kind;
    }
}
