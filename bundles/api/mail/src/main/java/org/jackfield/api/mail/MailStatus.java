package org.jackfield.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How a mail stands.
 *
 * @param id born when it was accepted; never null
 * @param purpose what it is for; never null
 * @param to its recipients; never null
 * @param copies who gets a copy that all see; never null
 * @param hiddenCopies who gets a copy that no other sees; never null
 * @param subject its subject; never null
 * @param state how it stands; never null
 * @param bytes how large its text and attachments are together
 * @param attempts how often the mail server was asked to take it
 * @param problem what went wrong at the last attempt; empty if nothing did; never null
 * @param acceptedBy name of who sent it; never null
 * @param acceptedAt when it was accepted; never null
 * @param nextAttemptAt when it is tried next; empty once it has ended; never null
 * @param endedAt when it was sent or given up; empty until then; never null
 */
public record MailStatus(
        UUID id,
        String purpose,
        List<String> to,
        List<String> copies,
        List<String> hiddenCopies,
        String subject,
        State state,
        long bytes,
        int attempts,
        String problem,
        String acceptedBy,
        Instant acceptedAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> endedAt) {

    /** How a mail stands. */
    public enum State {
        /** Waits for its turn or for the next attempt. */
        WAITING,
        /** The mail server took it. */
        SENT,
        /** It was given up: the server refused it for good, or the time ran out. */
        FAILED
    }

    /** Checks and copies the components. */
    public MailStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(purpose, "purpose");
        to = List.copyOf(to);
        copies = List.copyOf(copies);
        hiddenCopies = List.copyOf(hiddenCopies);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(acceptedBy, "acceptedBy");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(nextAttemptAt, "nextAttemptAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }

    /** {@return everybody who gets it, each once: recipients, copies, hidden copies} */
    public List<String> everybody() {
        return Stream.of(to, copies, hiddenCopies).flatMap(List::stream).toList();
    }
}
