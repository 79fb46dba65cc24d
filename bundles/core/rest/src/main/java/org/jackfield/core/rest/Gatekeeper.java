package org.jackfield.core.rest;

import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.core.rest.model.Access;

/** Lets a caller pass or not. */
final class Gatekeeper {

    private final Supplier<Optional<SecurityService>> security;

    Gatekeeper(Supplier<Optional<SecurityService>> security) {
        this.security = security;
    }

    /**
     * Lets pass or refuses.
     *
     * @throws ProblemException {@code security.unauthenticated}, {@code security.forbidden},
     *     {@code rest.permission-unknown}, {@code rest.starting}
     */
    void check(Access access, Optional<Subject> caller) {
        switch (access) {
            case Access.Anybody anybody -> { }
            case Access.LoggedIn loggedIn -> caller.orElseThrow(Gatekeeper::unauthenticated);
            case Access.Permitted permitted ->
                check(permitted.permission(), caller.orElseThrow(Gatekeeper::unauthenticated));
        }
    }

    private void check(String permission, Subject caller) {
        SecurityService decider = security.get().orElseThrow(Gatekeeper::starting);
        Permission asked = decider.permissions().stream()
                .filter(known -> known.id().equals(permission))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        "rest.permission-unknown",
                        Problem.Kind.FORBIDDEN,
                        permission,
                        "No running bundle contributes the permission that this needs.",
                        "Install or start the bundle that does."));
        decider.check(caller, asked, Target.SITE);
    }

    static ProblemException unauthenticated() {
        return ProblemException.of(
                "security.unauthenticated",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "This needs a log-in.",
                "Send a name and a password by HTTP Basic, or an API token as Bearer.");
    }

    static ProblemException starting() {
        return ProblemException.unavailable(
                "rest.starting",
                "",
                "Log-ins cannot be checked yet.",
                "Try again shortly; /api/v1/health/ready says what is missing.");
    }
}
