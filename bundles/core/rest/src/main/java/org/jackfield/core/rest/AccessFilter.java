package org.jackfield.core.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.core.rest.model.Access;
import org.jackfield.core.rest.model.Operation;

/** Decides, before anything of a request is read, whether the caller may do it and asks for what there is. */
final class AccessFilter implements ContainerRequestFilter {

    /** The request attribute that holds the caller. */
    static final String SUBJECT = "org.jackfield.core.rest.subject";

    private final Gatekeeper gatekeeper;
    private final Map<Method, Operation> operations;

    @Context
    private ResourceInfo resource;

    AccessFilter(Gatekeeper gatekeeper, Map<Method, Operation> operations) {
        this.gatekeeper = gatekeeper;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = operations.get(resource.getResourceMethod());
        Optional<Subject> caller = Optional.ofNullable((Subject) request.getProperty(SUBJECT));
        // What Jersey answers by itself, which is OPTIONS, has no operation.
        gatekeeper.check(operation == null ? new Access.LoggedIn() : operation.access(), caller);
        if (operation != null) {
            refuseUnknown(request.getUriInfo().getQueryParameters().keySet(), operation.queryParameters());
        }
    }

    /** A filter that is misspelt and ignored would answer with what was not asked for. */
    private static void refuseUnknown(Set<String> sent, Set<String> known) {
        for (String name : sent) {
            if (!known.contains(name)) {
                throw ProblemException.invalid(
                        "rest.parameter-unknown",
                        name,
                        "There is no such parameter.",
                        known.isEmpty()
                                ? "Leave it out."
                                : "Those there are: " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }
}
