package org.jackfield.core.security;

import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** What people are told who may not in. Nothing here tells whether there is an account. */
final class Refusals {

    private Refusals() {}

    static ProblemException credentials() {
        return ProblemException.of(
                "security.credentials",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "The name or the password is wrong.",
                "Try again, or ask an administrator.");
    }

    static ProblemException secondFactor() {
        return ProblemException.of(
                "security.second-factor",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "A code is needed too.",
                "Enter the code that your authenticator shows, or a recovery code; programs use an API token.");
    }

    static ProblemException code() {
        return ProblemException.of(
                "security.code",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "This code is wrong, or was used before.",
                "Wait for the next one and enter it.");
    }

    static ProblemException locked() {
        return ProblemException.of(
                "security.locked",
                Problem.Kind.LIMITED,
                "",
                "This account is locked after too many wrong passwords.",
                "Wait some minutes, or ask an administrator.");
    }

    static ProblemException busy() {
        return ProblemException.of(
                "security.busy", Problem.Kind.LIMITED, "", "Too many log-ins at once.", "Try again in a moment.");
    }

    static ProblemException notLocal(String name) {
        return ProblemException.conflict(
                "security.not-local",
                name,
                "The password of this account is not kept here.",
                "Change it where it is kept: in the directory, or at the provider.");
    }

    static ProblemException loggedOut() {
        return ProblemException.of(
                "security.unauthenticated", Problem.Kind.UNAUTHENTICATED, "", "You are no longer logged in.", "Log in again.");
    }
}
