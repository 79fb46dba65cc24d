package org.jackfield.core.mail;

/** A mail server could not be reached, or takes nothing. */
final class SmtpException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SmtpFailure failure;

    SmtpException(SmtpFailure failure, Throwable cause) {
        super(failure.problem().toLine(), cause);
        this.failure = failure;
    }

    SmtpFailure failure() {
        return failure;
    }
}
