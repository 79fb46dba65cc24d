package org.jackfield.api.contacts;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * A list of contacts and who may use it.
 *
 * @param id born with it; never null
 * @param kind where its contacts come from and how it ranks in matching; never null
 * @param name unique among directories of its kind; 1 to {@value #MAX_NAME} characters; never null
 * @param global whether every user may use it
 * @param users ids of the users who may use it besides; immutable, never null
 * @param owner the user whose personal directory it is; present for {@link Kind#PERSONAL} and for no other
 * @param labels what its numbers and fields are called; never null
 */
public record Directory(
        UUID id, Kind kind, String name, boolean global, Set<UUID> users, Optional<UUID> owner, ContactLabels labels) {

    /** The longest {@link #name()}, in characters. */
    public static final int MAX_NAME = 100;

    /** Where a directory's contacts come from; in the order in which they are asked who calls. */
    public enum Kind {
        /** One user's own. */
        PERSONAL,
        /** Kept centrally, for everybody or for the users assigned to it. */
        SHARED,
        /** The speed dials of a phone system; everybody may use them. */
        SPEED_DIALS
    }

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code contacts.directory-name} if the name is missing or too long
     */
    public Directory {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(labels, "labels");
        users = Set.copyOf(users);
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw ProblemException.invalid(
                    "contacts.directory-name", name, "This cannot be the name of a directory.",
                    "Give it 1 to " + MAX_NAME + " characters.");
        }
        if (owner.isPresent() != (kind == Kind.PERSONAL)) {
            throw new IllegalArgumentException("A personal directory has an owner, and no other has");
        }
    }

    /**
     * {@return whether a user may use it}
     *
     * @param user the user's id; empty for nobody in particular, who may use what is for everybody
     */
    public boolean isFor(Optional<UUID> user) {
        return switch (kind) {
            case PERSONAL -> owner.equals(user);
            case SHARED -> global || user.filter(users::contains).isPresent();
            case SPEED_DIALS -> true;
        };
    }
}
