package org.jackfield.api.licence.activation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the portal answers to one request of one installation.
 *
 * @param request the request's id; never null
 * @param installation the id of the key that signed the request; never null
 * @param action what was asked; never null
 * @param answered when, to the second; never null
 * @param licence the licence file that is to be in force now; absent exactly after a deactivation; never null
 */
public record ActivationAnswer(
        UUID request,
        String installation,
        ActivationRequest.Action action,
        Instant answered,
        Optional<String> licence) {

    /** Checks the components. */
    public ActivationAnswer {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(action, "action");
        if (!installation.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("not the id of a key: " + installation);
        }
        if (answered.getNano() != 0) {
            throw new IllegalArgumentException("an answer is given at a full second");
        }
        if (licence.isPresent() == (action == ActivationRequest.Action.DEACTIVATE)) {
            throw new IllegalArgumentException("a licence does not fit " + action.word());
        }
    }
}
