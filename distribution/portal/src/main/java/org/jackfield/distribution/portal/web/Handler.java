package org.jackfield.distribution.portal.web;

/** Answers one kind of call. */
@FunctionalInterface
public interface Handler {

    /** {@return the answer; a {@code ProblemException} is shown as one} */
    Reply handle(Call call);
}
